import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startIdentityProvider } from '../packages/testing/src/identity-provider/index.ts';
import { testBrowser } from './testing/browser.ts';
import { call, userNamed } from './testing/call.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import type { PageLanguage } from './testing/sign-in.ts';
import { fact, heading, openBySearch, panelOf, select } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { wordsOf } from './testing/words.ts';

const NEWCOMERS = {
  ja: {
    subject: 'n-1',
    name: '新田 七海',
    email: 'nanami@aoba.example',
    login_id: 'nitta.nanami',
    second_factor: true,
  },
  en: { subject: 'n-2', name: 'Nina Newton', email: 'nina@aoba.example', login_id: 'newton.nina', second_factor: true },
} as const;
const NAMELESS = { subject: 'n-3', name: '', email: 'x@aoba.example', login_id: 'temp-0817', second_factor: true };
const provider = await startIdentityProvider({ people: [...Object.values(NEWCOMERS), NAMELESS] });
afterAll(() => provider.close());
const platform = testPlatform({ KIBAN_OUTSIDE_ALLOWED: provider.origin });
const browser = testBrowser();
const NAME = '本部 ID';

const WORDS = {
  ja: {
    tenant: '企業コード',
    next: '次へ',
    signIn: `${NAME}でログイン`,
    unknown: 'この方の利用者がまだ分かりません',
    back: '別の方法でログインする',
    loginId: 'ログインID',
    refused: 'ログインできませんでした',
    refusedWhy: 'ログイン先で認証が完了しませんでした。',
    notActive: 'この利用者ではログインできません',
  },
  en: {
    tenant: 'Company code',
    next: 'Continue',
    signIn: `Sign in with ${NAME}`,
    unknown: 'We do not know you by this yet',
    back: 'Sign in another way',
    loginId: 'Login ID',
    refused: 'You could not be signed in',
    refusedWhy: 'You were not signed in there.',
    notActive: 'You cannot sign in with this user',
  },
} as const;

let administrator: Visitor;
beforeAll(async () => {
  const who = { tenant: 'aoba', loginId: 'watanabe.takuya' };
  administrator = await visit({ platform, browser }, who, { path: '/settings/connections' });
});

/** Goes to the provider, where people of it can be clicked on. */
async function toProvider(language: PageLanguage): Promise<Page> {
  const words = WORDS[language];
  const page = await browser.open({ language, width: 320, height: 640 });
  await page.goto(platform.origin);
  await page.getByLabel(words.tenant, { exact: true }).fill('aoba');
  await page.getByRole('button', { name: words.next }).click();
  await page.getByRole('button', { name: words.signIn }).click();
  await page.getByRole('heading', { name: 'Who signs in?' }).waitFor();
  return page;
}

test('an OpenID provider that makes users is added, tested and activated', async () => {
  const { page, say } = administrator;
  await page.getByRole('button', { name: say.connections.add }).click();
  const panel = panelOf(page);
  await panel.getByRole('textbox', { name: say.connections.field.name, exact: true }).fill(NAME);
  const protocol = panel.getByRole('combobox', { name: say.connections.field.protocol });
  await select(page, protocol, 'OpenID Connect');
  await panel.getByLabel(say.connections.field.issuer).fill(provider.origin);
  await panel.getByLabel(say.connections.field.client_id).fill('kiban');
  await panel.getByLabel(say.connections.field.client_secret).fill('a-secret-of-the-provider');
  await panel.getByLabel(say.connections.field.login_id, { exact: true }).fill('preferred_username');
  await panel.getByLabel(say.connections.field.person_name, { exact: true }).fill('name');
  await panel.getByLabel(say.connections.field.email, { exact: true }).fill('email');
  await panel.getByRole('checkbox', { name: say.connections.field.create_users }).click();
  await panel.getByLabel(say.connections.field.trusted_mfa, { exact: true }).fill('mfa');
  await seen(page, 'connection-openid-ja');
  await panel.getByRole('button', { name: say.connections.add }).click();
  await heading(page, NAME).waitFor();

  await page.getByRole('button', { name: say.connections.test, exact: true }).click();
  await panelOf(page).getByRole('button', { name: say.connections.testBegin }).click();
  const opened = page.context().waitForEvent('page');
  await panelOf(page).getByRole('link', { name: say.connections.testAtProvider }).click();
  const there = await opened;
  await there.getByRole('link', { name: NEWCOMERS.ja.name }).click();
  await there.getByText('接続テストに成功しました').first().waitFor();
  await seen(there, 'connection-openid-worked-ja');
  await there.close();
  await panelOf(page).getByText(say.connections.trialWorked).waitFor();
  await panelOf(page).getByRole('button', { name: say.ui.close }).last().click();
  await page.getByRole('button', { name: say.connections.activate, exact: true }).click();
  await panelOf(page).getByLabel(say.ui.reason).fill('全社での利用開始');
  await panelOf(page).getByRole('button', { name: say.connections.activate, exact: true }).click();
  await page.getByText(say.connections.state.active, { exact: true }).first().waitFor();
});

test.each(['ja', 'en'] as const)(
  'somebody new signs in by it, becomes a user without a role, and is refused in plain words once suspended (%s)',
  async (language) => {
    const words = WORDS[language];
    const newcomer = NEWCOMERS[language];
    const theirs = await toProvider(language);
    await theirs.getByRole('link', { name: newcomer.name }).click();
    await heading(theirs, wordsOf(language).requests.title).waitFor();
    await seen(theirs, `newcomer-${language}`);

    const { page, say } = await speaking(administrator, language);
    await openBySearch(page, say, newcomer.login_id, newcomer.name);
    await expect.poll(() => fact(page, say.field.email).innerText()).toBe(newcomer.email);
    await expect.poll(() => fact(page, say.field.role).innerText()).toBe(say.role.none);
    await seen(page, `newcomer-person-${language}`);

    const { id } = await userNamed(administrator, newcomer.login_id);
    await call(administrator, 'post', `/api/directory/users/${id}/suspend`, { reason: 'Trial is over' });
    await expect
      .poll(async () => (await theirs.context().request.get(`${platform.origin}/session`)).status())
      .toBe(401);
    const again = await toProvider(language);
    await again.getByRole('link', { name: newcomer.name }).click();
    await again.getByRole('heading', { name: words.notActive }).waitFor();
    await seen(again, `newcomer-suspended-${language}`);
  },
);

test.each(['ja', 'en'] as const)(
  'whom the provider does not name, or does not let in, is told so and may sign in another way (%s)',
  async (language) => {
    const words = WORDS[language];
    const page = await toProvider(language);
    await page.locator(`a[href*="person=${NAMELESS.subject}"]`).dispatchEvent('click'); // it has no name to be clicked on
    await page.getByRole('heading', { name: words.unknown }).waitFor();
    await page.getByText(NAMELESS.login_id).waitFor();
    await seen(page, `identity-unknown-${language}`);
    await page.getByRole('button', { name: words.back }).click();
    await page.getByLabel(words.loginId, { exact: true }).waitFor();

    const refused = await toProvider(language);
    await refused.getByText('Hostile answers').click();
    await refused.getByRole('link', { name: 'failed', exact: true }).click();
    await refused.getByRole('link', { name: NEWCOMERS[language].name }).click();
    await refused.getByRole('heading', { name: words.refused }).waitFor();
    await refused.getByText(words.refusedWhy).waitFor();
    await seen(refused, `identity-refused-${language}`);
  },
);
