import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { call, itemsOf, type Thing, userNamed } from './testing/call.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { arrived, identify, type PageLanguage } from './testing/sign-in.ts';
import { type Visitor, visit } from './testing/visit.ts';

const platform = testPlatform();
const browser = testBrowser();
let administrator: Visitor;
let storeId: string;
const SATO = { name: /佐藤/, loginId: 'sato.aoi' };
const KOBAYASHI = { name: /小林/, loginId: 'kobayashi.aoi' };

beforeAll(async () => {
  const who = { tenant: 'aoba', loginId: 'watanabe.takuya' };
  administrator = await visit({ platform, browser }, who, { path: '/stores' });
  const stores = await call(administrator, 'get', '/api/directory/stores?limit=1&status=open');
  storeId = itemsOf(stores)[0]?.id ?? '';
  for (const { loginId } of [SATO, KOBAYASHI]) {
    const { id: user_id } = await userNamed(administrator, loginId);
    const membership = { user_id, store_id: storeId, job_type: 'pharmacist' };
    await call(administrator, 'post', '/api/directory/memberships', membership);
  }
  await call(administrator, 'put', `/api/auth/terminal-places/${storeId}`, { reason: '調剤室（入退室管理あり）' });
});

const WORDS = {
  ja: {
    code: '登録コード',
    tenant: '企業コード',
    enrol: '登録する',
    enrolled: '共用端末として登録しました',
    next: '次へ',
    people: 'この店舗の方',
    password: 'パスワード',
    switch: '交代する',
  },
  en: {
    code: 'Enrolment code',
    tenant: 'Company code',
    enrol: 'Enrol',
    enrolled: 'Enrolled as a shared terminal',
    next: 'Continue',
    people: 'People of this store',
    password: 'Password',
    switch: 'Switch',
  },
} as const;

/** A browser that was made a shared terminal of the store. */
async function terminal(name: string, language: PageLanguage): Promise<Page> {
  const words = WORDS[language];
  const device = await call(administrator, 'post', '/api/asset/devices', {
    name,
    device_type: 'pc',
    store_id: storeId,
  });
  // the login view follows a moment later
  let given: Thing | undefined;
  await expect
    .poll(async () => {
      given = await call(administrator, 'post', '/api/auth/terminal-codes', { device_id: device.id }).catch(
        () => undefined,
      );
      return given?.code;
    })
    .toBeTypeOf('string');
  const page = await browser.open({ language });
  await page.goto(`${platform.origin}/terminal/enrol?tenant=aoba`);
  await page.getByLabel(words.code).fill(String(given?.code));
  await seen(page, `terminal-enrol-${language}`);
  await page.getByRole('button', { name: words.enrol }).click();
  await page.getByRole('heading', { name: words.enrolled }).waitFor();
  await seen(page, `terminal-enrolled-${language}`);
  return page;
}

/** Chooses a name of the list, and types the password. */
async function takeOver(page: Page, who: typeof SATO, language: PageLanguage): Promise<void> {
  const words = WORDS[language];
  await page.getByRole('heading', { name: words.people }).waitFor();
  await seen(page, `terminal-people-${language}`);
  await page.getByRole('button', { name: who.name }).click();
  await page.getByLabel(words.password, { exact: true }).fill(platform.credentialsOf('aoba', who.loginId).password);
  await page.getByRole('button', { name: words.next }).click();
  await arrived(page);
}

/** What the console knows of this browser's session; asked beside the page, which may be elsewhere by now. */
function session(page: Page) {
  return page.context().request.get(`${platform.origin}/session`);
}

/** The person whom the console shows as signed in. */
async function signedIn(page: Page): Promise<string> {
  return (await session(page)).text();
}

async function copySession(from: BrowserContext, to: BrowserContext): Promise<void> {
  const cookies = await from.cookies();
  await to.addCookies(cookies.filter(({ name }) => name.startsWith('kiban_session')));
}

test.each(['ja', 'en'] as const)('people of a store take turns on a shared terminal (%s)', async (language) => {
  const words = WORDS[language];
  const page = await terminal(`共用端末 ${language}`, language);
  await page.goto(platform.origin);
  await takeOver(page, SATO, language);
  expect(await signedIn(page)).toContain('佐藤');
  await page.goto(`${platform.origin}/terminal/switch`);
  await seen(page, `terminal-switch-${language}`);
  await page.getByRole('button', { name: words.switch }).click();
  await takeOver(page, KOBAYASHI, language);
  expect(await signedIn(page)).toContain('小林');
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names).not.toContain('kiban_device');
});

test('a session’s cookie that was copied to another terminal opens nothing there', async () => {
  const [own, other] = [await terminal('共用端末 3', 'ja'), await terminal('共用端末 4', 'ja')];
  await own.goto(platform.origin);
  await takeOver(own, SATO, 'ja');
  await copySession(own.context(), other.context());
  await other.goto(platform.origin);
  await other.getByRole('heading', { name: WORDS.ja.people }).waitFor(); // asked who they are, like anybody
  await own.context().clearCookies({ name: /console/ });
  await own.goto(platform.origin);
  await arrived(own);
  await expect.poll(() => signedIn(own)).toContain('佐藤'); // where its key is it goes on, and nothing is typed
});

test.each(['ja', 'en'] as const)('a temporary code takes the place of what was forgotten (%s)', async (language) => {
  const loginId = language === 'ja' ? 'yamazaki.naoki' : 'sato.aoi';
  const { id } = await userNamed(administrator, loginId);
  const given = await call(administrator, 'post', `/api/auth/people/${id}/temporary-codes`, {
    ...{ identity_check: 'in_person_known', reason: 'スマートフォンを忘れた' },
  });
  const page = await browser.open({ language });
  await page.goto(platform.origin);
  await identify(page, platform.credentialsOf('aoba', loginId), language);
  const field = page.getByLabel(language === 'ja' ? '一時コード' : 'Temporary code', { exact: true });
  await field.fill(String(given.code));
  await seen(page, `temporary-code-${language}`);
  await page.getByRole('button', { name: language === 'ja' ? '確認する' : 'Confirm' }).click();
  await arrived(page);
});

test('two people open an emergency, a printed code counts in it, and closing it ends what it opened', async () => {
  const second = await visit(
    { platform, browser },
    { tenant: 'aoba', loginId: 'yamazaki.naoki' },
    { language: 'en', path: '/' },
  );
  const { codes } = await call(administrator, 'post', '/api/auth/break-glass-codes', { reason: '年次の更新' });
  const [forJapanese = '', forEnglish = ''] = codes as readonly string[];
  const declared = await call(administrator, 'post', '/api/auth/emergencies', {
    reason: '認証アプリを配布した端末が使えない',
  });
  const confirmation = { hours: 1, reason: '電話で確認' };
  await call(second, 'post', `/api/auth/emergencies/${declared.id}/confirm`, confirmation);
  const opened: Page[] = [];
  for (const [language, code] of [
    ['ja', forJapanese],
    ['en', forEnglish],
  ] as const) {
    const page = await browser.open({ language });
    await page.goto(platform.origin);
    await identify(page, platform.credentialsOf('aoba', KOBAYASHI.loginId), language);
    const field = language === 'ja' ? '封印された用紙のコード 1 つ' : 'One code from the sealed paper';
    await page.getByLabel(field, { exact: true }).fill(code);
    await seen(page, `break-glass-${language}`);
    await page.getByRole('button', { name: language === 'ja' ? '確認する' : 'Confirm' }).click();
    await arrived(page);
    opened.push(page);
  }
  await call(administrator, 'post', `/api/auth/emergencies/${declared.id}/close`, { reason: '復旧した' });
  for (const page of opened) await expect.poll(async () => (await session(page)).status()).toBe(401);
});
