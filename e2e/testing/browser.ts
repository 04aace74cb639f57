import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** A browser as somebody sits at it. */
export interface BrowserOptions {
  readonly language?: 'ja' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly javaScript?: boolean;
}

/** How long anything may take to appear. */
const PATIENCE_MS = 20_000;

export interface TestBrowser {
  /** A window of somebody's own: no cookie of any other. Ends with the test file. */
  open(options?: BrowserOptions): Promise<Page>;
}

/** Chromium from npm for the tests of a file. Whatever a page says in its console as an error fails the test. */
export function testBrowser(): TestBrowser {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await playwright.launch({ executablePath: await executable(), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
  });
  afterEach(() => expect(complaints.splice(0)).toEqual([]));
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
