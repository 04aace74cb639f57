import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen, seenNarrow } from './testing/seen.ts';
import { type Factors, firstSignIn, identify, type PageLanguage, usePrintedCode } from './testing/sign-in.ts';
import { wordsOf } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();

const WORDS = {
  ja: {
    title: 'アカウント',
    factors: '認証手段',
    add: '追加する',
    next: '次へ',
    app: '認証アプリ',
    sixDigits: '6 桁のコード',
    setUp: '登録する',
    added: '認証手段を追加しました。',
    change: '変更・削除: 印刷したコード',
    remove: '削除する',
    needed: 'これがないとログインできなくなるため',
    removed: '認証手段を削除しました。',
    sessions: '端末とセッション',
    here: 'この端末',
    endThere: 'ログアウトさせる',
    ended: 'セッションを終了しました。',
    history: '履歴',
    signedIn: 'ログインしました',
    password: 'パスワード',
    companies: '企業',
    loginId: 'ログインID',
    missing: '認証手段が一つだけです',
  },
  en: {
    title: 'Your account',
    factors: 'Ways to sign in',
    add: 'Add another',
    next: 'Continue',
    app: 'Authenticator app',
    sixDigits: '6-digit code',
    setUp: 'Set up',
    added: 'Added. You can sign in with it from now on.',
    change: 'Change or remove: Printed codes',
    remove: 'Remove',
    needed: 'Without it you could not sign in any more',
    removed: 'Removed. It no longer signs you in.',
    sessions: 'Devices and sessions',
    here: 'This device',
    endThere: 'Sign out there',
    ended: 'Signed out there.',
    history: 'History',
    signedIn: 'Signed in',
    password: 'Password',
    companies: 'Companies',
    loginId: 'Login ID',
    missing: 'You have one way to sign in only',
  },
} as const;

const place = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });

test.each([
  ['ja', 'watanabe.takuya', 1366],
  ['en', 'kobayashi.aoi', 320],
] as const)(
  'a person adds an app, removes their codes but not the last way in, and signs out another device (%s)',
  async (language: PageLanguage, loginId, width) => {
    const words = WORDS[language];
    const credentials = platform.credentialsOf('aoba', loginId);
    const page = await browser.open({ language, width, height: width === 320 ? 720 : 768 });
    const factors: Factors = await firstSignIn(page, platform.origin, credentials, language);
    const own = await browser.open({ language, width, javaScript: false });

    // from the console, without another question
    const say = wordsOf(language);
    await page.getByRole('button', { name: new RegExp(`^${say.shell.account}: `) }).click();
    await page.getByRole('menuitem', { name: say.shell.ownAccount }).click();
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await page.getByText(words.missing).waitFor();
    await seen(page, width === 320 ? `account-320-${language}` : `account-${language}`);

    for (const name of [words.factors, words.password, words.history, words.companies, words.sessions]) {
      await place(page, name).click();
      await page.locator('nav [aria-current=page]').filter({ hasText: name }).waitFor();
      await seenNarrow(page, `account-${name}-${language}`);
    }
    await place(page, words.factors).click();
    await page.getByRole('link', { name: words.add }).click();
    await page.getByText(words.app, { exact: true }).waitFor();
    await seen(page, `account-add-${language}`);
    await place(page, words.factors).click();
    await page.getByRole('link', { name: words.change }).click();
    await page.getByText(words.needed).waitFor();
    await seen(page, `account-factor-${language}`);

    // a second device, without JavaScript
    await own.goto(`${platform.origin}/account`);
    await identify(own, credentials, language);
    await usePrintedCode(own, factors, language);
    await own.getByRole('heading', { level: 1, name: words.title }).waitFor();

    await place(own, words.factors).click();
    await own.getByRole('link', { name: words.add }).click();
    await own.getByText(words.app, { exact: true }).click();
    await own.getByRole('button', { name: words.next }).click();
    const key = (await own.locator('ol code').innerText()).replaceAll(' ', '');
    const app = new TOTP({ secret: Secret.fromBase32(key) });
    await own.getByLabel(words.sixDigits).fill(app.generate());
    await own.getByRole('button', { name: words.setUp }).click();
    await own.getByText(words.added).waitFor();
    await own.getByRole('link', { name: words.change }).click();
    await own.getByRole('button', { name: words.remove }).click();
    await own.getByText(words.removed).waitFor();

    await place(page, words.sessions).click();
    await page.getByRole('button', { name: words.endThere }).waitFor();
    await seen(page, `account-sessions-${language}`);
    await expect.poll(() => page.getByText(words.here, { exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: words.endThere }).click();
    await page.getByText(words.ended).waitFor();
    await own.goto(`${platform.origin}/account`);
    await own.getByLabel(words.loginId, { exact: true }).waitFor();
  },
);
