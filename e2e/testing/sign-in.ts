import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What stands on the sign-in pages, as a person reads it. */
const WORDS = {
  ja: {
    tenant: '企業コード',
    loginId: 'ログインID',
    password: 'パスワード',
    next: '次へ',
    app: '認証アプリ',
    paper: '印刷したコードだけ',
    sixDigits: '6 桁のコード',
    setUp: '登録する',
    printed: '印刷しました',
    oneCode: 'コード 1 つ',
    unused: '未使用のコード 1 つ',
    confirm: '確認する',
    usePaper: '印刷したコードを使う',
    forgotten: 'パスワードを忘れた',
    asked: 'メールを確認してください',
  },
  en: {
    tenant: 'Company code',
    loginId: 'Login ID',
    password: 'Password',
    next: 'Continue',
    app: 'Authenticator app',
    paper: 'Printed codes only',
    sixDigits: '6-digit code',
    setUp: 'Set up',
    printed: 'I have printed them',
    oneCode: 'One code',
    unused: 'One unused code',
    confirm: 'Confirm',
    usePaper: 'Use a printed code',
    forgotten: 'Forgot your password?',
    asked: 'Look at your mail',
  },
} as const;

export type PageLanguage = keyof typeof WORDS;

/** Somebody with what they sign in with. */
export interface Credentials {
  readonly tenant: string;
  readonly loginId: string;
  readonly password: string;
}

/** What somebody holds after enrolling. */
export interface Factors {
  /** The key of the authenticator app; null when only codes were printed. */
  readonly totp: TOTP | null;
  /** Printed codes that were not used yet; the first is used next. */
  readonly codes: string[];
}

/** Called on every page of the way, by a name of it. */
export type AtEachPage = (name: string, page: Page) => Promise<void>;

const nothing: AtEachPage = async () => undefined;

/** Types tenant, login id and password. The page must be the first of signing in; the tenant may be known already. */
export async function identify(
  page: Page,
  credentials: Credentials,
  language: PageLanguage,
  atEach: AtEachPage = nothing,
): Promise<void> {
  const words = WORDS[language];
  await upToPassword(page, credentials, language, atEach);
  await page.getByLabel(words.password, { exact: true }).fill(credentials.password);
  await page.getByRole('button', { name: words.next }).click();
}

/** Says that the password is forgotten, where it is asked for. */
export async function forgetPassword(
  page: Page,
  who: Omit<Credentials, 'password'>,
  language: PageLanguage,
): Promise<void> {
  const words = WORDS[language];
  await upToPassword(page, who, language, nothing);
  await page.getByRole('button', { name: words.forgotten }).click();
  await page.getByRole('heading', { name: words.asked }).waitFor();
}

async function upToPassword(
  page: Page,
  { tenant, loginId }: Omit<Credentials, 'password'>,
  language: PageLanguage,
  atEach: AtEachPage,
): Promise<void> {
  const words = WORDS[language];
  const tenantField = page.getByLabel(words.tenant, { exact: true });
  const loginField = page.getByLabel(words.loginId, { exact: true });
  await tenantField.or(loginField).waitFor();
  if (await tenantField.isVisible()) {
    await atEach('tenant', page);
    await tenantField.fill(tenant);
    await page.getByRole('button', { name: words.next }).click();
  }
  await loginField.waitFor();
  await atEach('login-id', page);
  await loginField.fill(loginId);
  await page.getByRole('button', { name: words.next }).click();
  await page.getByLabel(words.password, { exact: true }).waitFor();
  await atEach('password', page);
}

/** Enrols an authenticator app or printed codes, as the first sign-in asks for, and ends where the person wanted to go. */
export async function enrol(
  page: Page,
  factor: 'app' | 'paper',
  language: PageLanguage,
  atEach: AtEachPage = nothing,
): Promise<Factors> {
  const words = WORDS[language];
  await page.getByText(words.paper).waitFor();
  await atEach('choose-factor', page);
  await page.getByText(factor === 'app' ? words.app : words.paper, { exact: true }).click();
  await page.getByRole('button', { name: words.next }).click();
  const totp = factor === 'app' ? await enrolApp(page, language, atEach) : null;
  await page.getByRole('button', { name: words.printed }).waitFor();
  await atEach('print-codes', page);
  const codes = await page.locator('ol code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: words.printed }).click();
  await page.getByLabel(words.oneCode, { exact: true }).waitFor();
  await atEach('prove-codes', page);
  await page.getByLabel(words.oneCode, { exact: true }).fill(codes.shift() ?? '');
  await page.getByRole('button', { name: words.confirm }).click();
  return { totp, codes };
}

async function enrolApp(page: Page, language: PageLanguage, atEach: AtEachPage): Promise<TOTP> {
  const words = WORDS[language];
  await page.getByLabel(words.sixDigits).waitFor();
  await atEach('set-up-app', page);
  const key = (await page.locator('ol code').innerText()).replaceAll(' ', '');
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  await page.getByLabel(words.sixDigits).fill(totp.generate());
  await page.getByRole('button', { name: words.setUp }).click();
  return totp;
}

/** Waits until signing in is over, on whatever page it led to. */
export function arrived(page: Page): Promise<void> {
  return page.waitForURL((url) => !/^\/(sign-in|oidc|session|terminal|invitation)\b/.test(url.pathname));
}

/** Answers the question for the second factor with a printed code. */
export async function usePrintedCode(
  page: Page,
  factors: Factors,
  language: PageLanguage,
  atEach: AtEachPage = nothing,
): Promise<void> {
  const words = WORDS[language];
  const field = page.getByLabel(words.unused);
  if (factors.totp !== null) {
    await atEach('second-factor-app', page);
    await page.getByRole('button', { name: words.usePaper }).click();
  }
  await field.waitFor();
  await atEach('second-factor-paper', page);
  await field.fill(factors.codes.shift() ?? '');
  await page.getByRole('button', { name: words.confirm }).click();
}

/** Answers it with the app. @param totp not used within the last 30 seconds. */
export async function useApp(page: Page, totp: TOTP, language: PageLanguage): Promise<void> {
  const words = WORDS[language];
  // the code of a step counts once: enrolling may have used the present one, and the next one is taken as well
  await page.getByLabel(words.sixDigits).fill(totp.generate({ timestamp: Date.now() + totp.period * 1000 }));
  await page.getByRole('button', { name: words.confirm }).click();
}

/** Signs somebody in for the first time, with printed codes, and waits for the console. */
export async function firstSignIn(
  page: Page,
  address: string,
  credentials: Credentials,
  language: PageLanguage = 'ja',
): Promise<Factors> {
  await page.goto(address);
  await identify(page, credentials, language);
  const factors = await enrol(page, 'paper', language);
  await arrived(page);
  return factors;
}
