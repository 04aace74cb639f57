import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the pictures of the documentation lie. They are made anew with KIBAN_SCREENSHOTS=1. */
const FOLDER = join(import.meta.dirname, '../../docs/screenshots');

/** Takes a picture of the page for the documentation, when pictures are asked for. */
export async function picture(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  if (process.env.KIBAN_SCREENSHOTS !== '1') return;
  mkdirSync(FOLDER, { recursive: true });
  await page.evaluate('document.fonts.ready').catch(() => undefined); // Trusted Types may refuse it: the fonts are there by then
  await page.screenshot({ path: join(FOLDER, `${name}.png`), ...options });
}
