import type { Page } from 'playwright-core';
import type { BrowserOptions, TestBrowser } from './browser.ts';
import type { TestPlatform } from './platform.ts';
import { type Factors, firstSignIn, type PageLanguage } from './sign-in.ts';
import { type ConsoleWords, wordsOf } from './words.ts';

/** Somebody in front of the console. */
export interface Visitor {
  readonly page: Page;
  readonly language: PageLanguage;
  /** What the console says in their language. */
  readonly say: ConsoleWords;
  readonly factors: Factors;
}

/** Opens a browser, signs somebody in for the first time, and ends on a page of the console. */
export async function visit(
  { platform, browser }: { readonly platform: TestPlatform; readonly browser: TestBrowser },
  who: { readonly tenant: string; readonly loginId: string },
  options: BrowserOptions & { readonly path?: string } = {},
): Promise<Visitor> {
  const { path = '/stores', language = 'ja', ...window } = options;
  const page = await browser.open({ ...window, language });
  const credentials = platform.credentialsOf(who.tenant, who.loginId);
  const factors = await firstSignIn(page, `${platform.origin}${path}`, credentials, language);
  return { page, language, say: wordsOf(language), factors };
}

/** The same person, with the console in another language. */
export async function speaking({ page, factors }: Visitor, language: PageLanguage): Promise<Visitor> {
  if ((await page.locator('html').getAttribute('lang')) !== language)
    await page.getByRole('button', { name: language === 'ja' ? '日本語' : 'English' }).click();
  await page.locator(`html[lang=${language}]`).waitFor();
  return { page, language, factors, say: wordsOf(language) };
}
