import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../../docs/screenshots');

/** The pictures that the documentation shows: those that its list names. They are made anew with KIBAN_SCREENSHOTS=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.KIBAN_SCREENSHOTS !== '1' || !listed().includes(`${name}.png`)) return;
  await page.waitForTimeout(500); // what is loading says so a moment later, and what told of success stands still
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

function listed(): string[] {
  const list = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  return [...list.matchAll(/\(([\w-]+\.png)\)/g)].map(([, file = '']) => file);
}
