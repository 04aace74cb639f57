import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

/** A browser as somebody sits at it. */
export interface BrowserOptions {
  readonly language?: 'ja' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly javaScript?: boolean;
}

/** How long anything may take to appear: some of it waits for a worker, and browser and platform share two cores. */
export const PATIENCE_MS = 30_000;

export interface TestBrowser {
  /** A window of somebody's own: no cookie of any other. Ends with the test file. */
  open(options?: BrowserOptions): Promise<Page>;
}

/**
 * Chromium from npm for the tests of a file. Whatever a page says in its console as an error fails the test; a test that
 * fails says what its pages showed.
 */
export function testBrowser(): TestBrowser {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await playwright.launch({ executablePath: await executable(), args: ['--no-sandbox'] });
  });
  let begun = false;
  beforeEach(() => {
    begun = true;
  });
  afterAll(async () => {
    // what is prepared before the first test failed; to throw here would leave the platform running
    if (!begun) console.error(await shownIn(contexts));
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') throw new Error(await shownIn(contexts));
    expect(complaints.splice(0)).toEqual([]);
  });
  return {
    open: async ({ language = 'ja', theme = 'light', width = 1366, height = 768, javaScript = true } = {}) => {
      if (browser === undefined) throw new Error('The browser is opened before the tests of a file.');
      const context = await browser.newContext({
        locale: language === 'ja' ? 'ja-JP' : 'en-GB',
        timezoneId: 'Asia/Tokyo',
        colorScheme: theme,
        viewport: { width, height },
        javaScriptEnabled: javaScript,
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      page.on('console', (message) => {
        // an answer that a page is meant to show is no complaint of the page
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      return page;
    },
  };
}

/** Addresses and visible text of all pages, the one opened last first. */
async function shownIn(contexts: readonly BrowserContext[]): Promise<string> {
  const pages = contexts.flatMap((context) => context.pages()).reverse();
  const texts = await Promise.all(
    pages.map(async (page) => {
      const text = await page
        .locator('body')
        .innerText({ timeout: 2_000 })
        .catch((error: unknown) => String(error));
      return `${page.url()}\n${text.replaceAll(/\n\s*\n+/g, '\n').slice(0, 2_000)}`;
    }),
  );
  return `What the pages showed:\n\n${texts.join('\n\n')}`;
}

/**
 * The package unpacks its browser into TMPDIR and takes whatever lies there, of any version: so a folder of this version's
 * own.
 */
async function executable(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium');
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `kiban-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
