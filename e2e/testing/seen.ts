import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { PATIENCE_MS } from './browser.ts';
import { picture } from './screenshots.ts';

/** A page as a person sees it: nothing of it is still loading, axe finds nothing, and the documentation may show it. */
export async function seen(page: Page, name: string): Promise<void> {
  const loading = page
    .getByRole('status', { name: /^(Loading|読み込んでいます)$/ })
    .or(page.locator('[aria-busy=true]'));
  await expect.poll(() => loading.count(), { timeout: PATIENCE_MS }).toBe(0);
  await expectAccessible(page);
  await picture(page, name);
}

/** The same of a page in a window in which nothing of it scrolls sideways: all of it is seen on a phone of 320 px. */
export async function seenNarrow(page: Page, name: string): Promise<void> {
  await seen(page, name);
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true);
}
