import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { arrived, identify, type PageLanguage } from './testing/sign-in.ts';

const platform = testPlatform();
const browser = testBrowser();

const WORDS = {
  ja: {
    method: 'パスキー・セキュリティキー',
    next: '次へ',
    setUp: '登録する',
    use: 'パスキーで確認する',
    enter: 'パスキーでログイン',
    cancelled: 'パスキーの確認が完了しませんでした',
    refused: 'パスキーを確認できませんでした',
    loginId: 'ログインID',
    tenant: '企業コード',
    printed: '印刷しました',
    oneCode: 'コード 1 つ',
    confirm: '確認する',
  },
  en: {
    method: 'Passkey or security key',
    next: 'Continue',
    setUp: 'Set up',
    use: 'Use passkey',
    enter: 'Sign in with a passkey',
    cancelled: 'The passkey was not confirmed',
    refused: 'The passkey could not be confirmed',
    loginId: 'Login ID',
    tenant: 'Company code',
    printed: 'I have printed them',
    oneCode: 'One code',
    confirm: 'Confirm',
  },
} as const;

/** A device that holds passkeys (Chrome DevTools Protocol, domain WebAuthn). It makes sure of its user by itself. */
async function deviceOf(page: Page): Promise<{ isTouched(touched: boolean): Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: false },
    },
  });
  const isTouched = async (enabled: boolean): Promise<void> => {
    await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  };
  return { isTouched };
}

/** As if somebody else sat down: the browser's cookies go, its passkeys stay. */
async function begunAnew(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(platform.origin);
}

/** From the choice of what to add to the page that adds a passkey. */
async function toAddPasskey(page: Page, language: PageLanguage): Promise<void> {
  const words = WORDS[language];
  await page.getByText(words.method, { exact: true }).click();
  await page.getByRole('button', { name: words.next }).click();
  await page.getByRole('button', { name: words.setUp }).waitFor();
}

async function addPasskey(page: Page, language: PageLanguage): Promise<void> {
  const words = WORDS[language];
  await toAddPasskey(page, language);
  await page.getByRole('button', { name: words.setUp }).click();
  await page.getByRole('button', { name: words.printed }).waitFor();
  const codes = await page.locator('ol code').allInnerTexts();
  await page.getByRole('button', { name: words.printed }).click();
  await page.getByLabel(words.oneCode, { exact: true }).fill(codes[0] ?? '');
  await page.getByRole('button', { name: words.confirm }).click();
  await arrived(page);
}

/** Names the company, where it is asked for. */
async function atTenant(page: Page, tenant: string, language: PageLanguage): Promise<void> {
  const words = WORDS[language];
  await page.getByLabel(words.tenant, { exact: true }).fill(tenant);
  await page.getByRole('button', { name: words.next }).click();
}

/** To the page that asks for the login id. */
async function atLoginId(page: Page, tenant: string, language: PageLanguage): Promise<void> {
  await atTenant(page, tenant, language);
  await page.getByLabel(WORDS[language].loginId, { exact: true }).waitFor();
}

test.each([
  ['ja', 'watanabe.takuya'],
  ['en', 'kobayashi.aoi'],
] as const)(
  'a passkey is added, confirms a password, signs in alone, and is refused once it was taken away (%s)',
  async (language, loginId) => {
    const words = WORDS[language];
    const page = await browser.open({ language });
    const device = await deviceOf(page);
    const credentials = platform.credentialsOf('aoba', loginId);
    await page.goto(platform.origin);
    await identify(page, credentials, language);
    await device.isTouched(true);
    await addPasskey(page, language);

    await device.isTouched(false);
    await begunAnew(page);
    await identify(page, credentials, language);
    await page.getByRole('button', { name: words.use }).waitFor();
    await device.isTouched(true);
    await page.getByRole('button', { name: words.use }).click();
    await arrived(page);

    // where the login id is typed the browser offers its passkeys by itself
    await begunAnew(page);
    await atTenant(page, 'aoba', language);
    await arrived(page);

    await device.isTouched(false);
    await begunAnew(page);
    await atLoginId(page, 'aoba', language);
    await device.isTouched(true);
    await page.getByRole('button', { name: words.enter }).click();
    await arrived(page);

    const proof = ['--identity-proof', 'staff card'];
    const reset = await platform.kiban('people', 'reset-factors', loginId, '--tenant', 'aoba', ...proof);
    expect(reset.code).toBe(0);
    await device.isTouched(false);
    await begunAnew(page);
    await atLoginId(page, 'aoba', language);
    await device.isTouched(true);
    await page.getByRole('button', { name: words.enter }).click();
    await page.getByRole('alert').filter({ hasText: words.refused }).waitFor();
  },
);

test.each([
  ['ja', 'aoba', 'yamazaki.naoki'],
  ['en', 'minato', 'hasegawa.yuto'],
] as const)(
  'its pages are clear to everybody, and say so when nobody confirms (%s)',
  async (language, tenant, loginId) => {
    const words = WORDS[language];
    const page = await browser.open({ language, width: 320, height: 640 });
    // without a device the browser of these tests ends: somebody turns the question away
    const turned = "() => Promise.reject(new DOMException('Turned away.', 'NotAllowedError'))";
    await page.addInitScript(`navigator.credentials.get = navigator.credentials.create = ${turned}`);
    await page.goto(platform.origin);
    await atLoginId(page, tenant, language);
    await seen(page, `passkey-${language}-enter`);
    await identify(page, platform.credentialsOf(tenant, loginId), language);
    await toAddPasskey(page, language);
    await seen(page, `passkey-${language}-add`);
    await page.getByRole('button', { name: words.setUp }).click();
    await page.getByRole('alert').filter({ hasText: words.cancelled }).waitFor();
    await seen(page, `passkey-${language}-cancelled`);
  },
);
