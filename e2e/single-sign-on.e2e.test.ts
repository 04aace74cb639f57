import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { helloProduct } from './testing/hello-product.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { firstSignIn, type PageLanguage } from './testing/sign-in.ts';
import { singlePageApp } from './testing/single-page-app.ts';
import { wordsOf } from './testing/words.ts';

const platform = testPlatform();
/** One product with a server, and one that is a page and an API. */
const [hello, greetings] = [helloProduct(platform), singlePageApp(platform)];
const browser = testBrowser();

const WORDS = {
  ja: { loginId: 'ログインID', everywhere: 'この端末を含むすべてからログアウト', signedOut: 'ログアウトしました' },
  en: { loginId: 'Login ID', everywhere: 'Sign out everywhere, here too', signedOut: 'You are signed out' },
} as const;

/** Somebody in the console and in both products, each in a tab, asked once who they are. */
interface Everywhere {
  readonly console: Page;
  readonly hello: Page;
  readonly greetings: Page;
}

async function signedInEverywhere(loginId: string, language: PageLanguage): Promise<Everywhere> {
  const console = await browser.open({ language });
  await firstSignIn(console, `${platform.origin}/account`, platform.credentialsOf('aoba', loginId), language);
  const asked: string[] = [];
  const another = async (address: string): Promise<Page> => {
    const page = await console.context().newPage();
    page.on('framenavigated', (frame) => {
      if (new URL(frame.url()).pathname.startsWith('/sign-in')) asked.push(frame.url());
    });
    await page.goto(address);
    return page;
  };
  const withServer = await another(hello.address);
  await withServer.getByRole('link', { name: 'Sign in' }).click();
  await withServer.getByRole('link', { name: 'Sign out' }).waitFor();
  const withoutServer = await another(greetings.address);
  await withoutServer.getByRole('button', { name: 'Sign in' }).click();
  await withoutServer.getByRole('button', { name: 'Sign out' }).waitFor();
  const inConsole = await another(`${platform.origin}/people`);
  await inConsole.locator('main h1').waitFor();
  expect(asked).toEqual([]);
  return { console: inConsole, hello: withServer, greetings: withoutServer };
}

/** The product's pages ask to sign in, whatever is opened there. */
async function isOut(page: Page, address: string): Promise<void> {
  const asksToSignIn = async (): Promise<boolean> => {
    await page.goto(address);
    return page
      .getByText('Sign in')
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false, // it has not heard yet
      );
  };
  await expect.poll(asksToSignIn).toBe(true);
}

async function isOutOfConsole(page: Page, language: PageLanguage): Promise<void> {
  await page.goto(`${platform.origin}/people`);
  await page.getByLabel(WORDS[language].loginId, { exact: true }).waitFor();
}

test('who is signed in to one product is signed in to the other; signing out of one ends the other and the console', async () => {
  const pages = await signedInEverywhere('sato.aoi', 'ja');
  await pages.hello.getByText('富士見ブロック').waitFor();
  await seen(pages.hello, 'hello-product');
  await seen(pages.greetings, 'single-page-app');
  await pages.hello.getByRole('link', { name: 'ログアウト' }).click();
  await pages.hello.getByRole('link', { name: 'ログイン' }).waitFor();
  expect(pages.hello.url()).toBe(hello.address);
  await isOut(pages.greetings, greetings.address);
  await isOutOfConsole(pages.console, 'ja');
  await seen(pages.console, 'signed-out-ja');
});

test('signing out of a page without a server tells the product that has one behind the browser’s back', async () => {
  const pages = await signedInEverywhere('yamazaki.naoki', 'en');
  await pages.greetings.getByRole('button', { name: 'Sign out' }).click();
  await pages.greetings.getByRole('button', { name: 'Sign in' }).waitFor();
  await isOut(pages.hello, hello.address);
  await isOutOfConsole(pages.console, 'en');
});

test('signing out of the console ends both products', async () => {
  const pages = await signedInEverywhere('kobayashi.aoi', 'en');
  const say = wordsOf('en');
  await pages.console.getByRole('button', { name: say.shell.account }).click();
  await pages.console.getByRole('menu').waitFor();
  await seen(pages.console, 'account-menu-en');
  await pages.console.getByRole('menuitem', { name: say.shell.signOut }).click();
  await pages.console.getByLabel('Login ID', { exact: true }).waitFor();
  await isOut(pages.hello, hello.address);
  await isOut(pages.greetings, greetings.address);
});

test.each([
  ['ja', 'watanabe.takuya'],
  ['en', 'takahashi.koji'],
] as const)('signing out everywhere on the account’s pages ends every product (%s)', async (language, loginId) => {
  const words = WORDS[language];
  const pages = await signedInEverywhere(loginId, language);
  const account = await pages.console.context().newPage();
  await account.goto(`${platform.origin}/account/sessions`);
  await account.getByRole('button', { name: words.everywhere }).click();
  await account.getByRole('heading', { name: words.signedOut }).waitFor();
  await isOut(pages.hello, hello.address);
  await isOut(pages.greetings, greetings.address);
  await isOutOfConsole(pages.console, language);
});
