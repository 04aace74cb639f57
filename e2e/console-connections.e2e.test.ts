import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startIdentityProvider, type TestIdentityProvider } from '../packages/testing/src/identity-provider/index.ts';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen, seenNarrow } from './testing/seen.ts';
import { because, chooseAct, fact, goTo, heading, openBySearch, panelOf, pick, select, tab } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
const STORE = 'あおば薬局 泉町店';
const PROVIDER = '本部アカウント';
const TWO_FACTORS = 'https://refeds.org/profile/mfa';
let administrator: Visitor;
let second: Visitor;
let provider: TestIdentityProvider;
beforeAll(async () => {
  const doors = { platform, browser };
  provider = await startIdentityProvider();
  administrator = await visit(doors, { tenant: 'aoba', loginId: 'watanabe.takuya' }, { path: '/settings/connections' });
  second = await visit(doors, { tenant: 'aoba', loginId: 'yamazaki.naoki' }, { path: '/stores', language: 'en' });
});
afterAll(() => provider.close());

test('a SAML provider is added by its metadata file; what was not tested cannot be activated', async () => {
  const { page, say } = administrator;
  await heading(page, say.connections.title).waitFor();
  await page.getByText(say.connections.none).waitFor();
  await seen(page, 'connections-none-ja');
  await page.getByRole('button', { name: say.connections.add }).click();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: say.connections.add }).click();
  await panel.getByText(say.connections.nameMissing).waitFor();
  await panel.getByRole('textbox', { name: say.connections.field.name, exact: true }).fill(PROVIDER);
  const file = panel.getByLabel(say.connections.field.metadata, { exact: true });
  const xml = (text: string) => ({ name: 'metadata.xml', mimeType: 'application/xml', buffer: Buffer.from(text) });
  await file.setInputFiles(xml('<nothing/>'));
  await panel.getByRole('button', { name: say.connections.add }).click();
  await panel.getByText(/IdP メタデータとして読み取れません/).waitFor();
  await seen(page, 'connection-metadata-wrong-ja');
  await file.setInputFiles(xml(provider.metadata()));
  await panel.getByLabel(say.connections.field.login_id, { exact: true }).fill('login_id');
  await panel.getByLabel(say.connections.field.trusted_mfa, { exact: true }).fill(TWO_FACTORS);
  await panel.getByRole('button', { name: say.connections.add }).click();
  await heading(page, PROVIDER).waitFor();
  await expect.poll(() => fact(page, say.connections.entityId).innerText()).toBe(provider.entity_id);
  expect(await page.getByRole('button', { name: say.connections.activate, exact: true }).count()).toBe(0);
  await seen(page, 'connection-draft-ja');
});

test('a set-up link is shown once, and can be revoked', async () => {
  const { page, say } = administrator;
  const making = await chooseAct(page, say, say.connections.linkTitle);
  await making.getByLabel(say.ui.reason).fill('情報システム部門に設定を依頼');
  await making.getByRole('button', { name: say.connections.linkMake }).click();
  await panelOf(page).getByText(say.connections.linkOnce).waitFor();
  await seen(page, 'connection-link-ja');
  await panelOf(page).getByRole('button', { name: say.connections.linkTaken }).click();
  const revoking = await chooseAct(page, say, say.connections.revokeLinks);
  await revoking.getByLabel(say.ui.reason).fill('設定が済んだため');
  await revoking.getByRole('button', { name: say.connections.revokeLinks }).click();
  await page.getByText(say.connections.revokeLinksDone).waitFor();
});

test('signing in at the provider tests a connection; then it is activated', async () => {
  const { page, say } = administrator;
  await page.getByRole('button', { name: say.connections.test, exact: true }).click();
  await panelOf(page).getByRole('button', { name: say.connections.testBegin }).click();
  const opened = page.context().waitForEvent('page');
  await panelOf(page).getByRole('link', { name: say.connections.testAtProvider }).click();
  const there = await opened;
  await answerAs(there, '青葉 花子');
  await there.getByText('接続テストに成功しました').first().waitFor();
  await there.close();
  await panelOf(page).getByText(say.connections.trialWorked).waitFor();
  await seen(page, 'connection-tested-ja');
  await panelOf(page).getByRole('button', { name: say.ui.close }).last().click();
  await page.getByRole('button', { name: say.connections.activate, exact: true }).click();
  await because(page, say, '全社での利用開始', say.connections.activate);
  await page.getByText(say.connections.state.active, { exact: true }).first().waitFor();
});

test('somebody who is linked signs in by it', async () => {
  const { page, say } = administrator;
  const region = page.getByRole('region', { name: say.connections.identities });
  await region.getByRole('button', { name: say.connections.linkSomebody }).click();
  const panel = panelOf(page);
  await pick(page, panel.getByRole('combobox', { name: say.field.user_id }), '佐藤 葵');
  await panel.getByLabel(say.connections.subject).fill('e-1001');
  await panel.getByLabel(say.ui.reason).fill('本人と対面で確認');
  await panel.getByRole('button', { name: say.connections.linkThem }).click();
  await region.getByRole('link', { name: '佐藤 葵' }).waitFor();
  await seen(page, 'connection-ja');

  const theirs = await browser.open();
  await theirs.goto(platform.origin);
  await theirs.getByLabel('企業コード').fill('aoba');
  await theirs.getByRole('button', { name: '次へ' }).click();
  await theirs.getByRole('button', { name: `${PROVIDER}でログイン` }).click();
  await answerAs(theirs, '青葉 花子');
  await heading(theirs, say.requests.title).waitFor();
});

test('a domain shows the record that proves it, and says when the DNS does not hold it', async () => {
  const { page, say } = administrator;
  await tab(page, say.shell.settingsTab.domains).click();
  await page.getByText(say.domains.none).waitFor();
  await page.getByRole('button', { name: say.domains.add }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.domains.domain).fill('aoba.invalid');
  await select(page, panel.getByRole('combobox', { name: say.domains.signsInBy }), PROVIDER);
  await panel.getByRole('button', { name: say.domains.add }).click();
  await heading(page, 'aoba.invalid').waitFor();
  await expect.poll(() => fact(page, say.domains.recordName).innerText()).toContain('_kiban.aoba.invalid');
  await page.getByRole('button', { name: say.domains.verify }).click();
  await page.getByRole('alert').getByText(say.domains.notYet).waitFor();
  await seen(page, 'domain-ja');
  await goTo(page, say, say.shell.settings);
  await tab(page, say.shell.settingsTab.domains).click();
  await page.getByRole('link', { name: 'aoba.invalid' }).waitFor();
  await seen(page, 'domains-ja');
});

test('a program is registered, its secret is shown once, and another one takes its place', async () => {
  const { page, say } = await speaking(administrator, 'en');
  await tab(page, say.shell.settingsTab.applications).click();
  await page.getByText(say.applications.none).waitFor();
  await page.getByRole('button', { name: say.applications.add }).click();
  await panelOf(page).getByRole('textbox', { name: say.applications.field.name, exact: true }).fill('Time recording');
  await panelOf(page).getByText('See devices and licences').click();
  await seen(page, 'application-add-en');
  await panelOf(page).getByRole('button', { name: say.applications.add }).click();
  await panelOf(page).getByText(say.applications.shownOnce).waitFor();
  await seen(page, 'application-secret-en');
  await panelOf(page).getByRole('button', { name: say.applications.secretTaken }).click();
  await heading(page, 'Time recording').waitFor();
  await page.getByRole('button', { name: say.applications.newSecret }).click();
  await panelOf(page).getByRole('button', { name: say.applications.newSecret }).click();
  await panelOf(page).getByText(say.applications.shownOnce).waitFor();
  await panelOf(page).getByRole('button', { name: say.applications.secretTaken }).click();
  await expect.poll(() => fact(page, say.applications.secrets).innerText()).toBe('2');
  await page.getByRole('button', { name: say.applications.edit }).click();
  await panelOf(page).getByRole('textbox', { name: say.applications.field.name, exact: true }).fill('Time and pay');
  await panelOf(page).getByText(say.ui.willChange).waitFor();
  await seen(page, 'application-edit-en');
  await panelOf(page).getByRole('button', { name: say.ui.save }).click();
  await heading(page, 'Time and pay').waitFor();
  await seen(page, 'application-en');
});

test('mails are shown with what became of them', async () => {
  const { page, say } = await speaking(administrator, 'en');
  await tab(page, say.shell.settingsTab.mails).click();
  await heading(page, say.mails.title).waitFor();
  await select(page, page.getByRole('combobox', { name: say.field.status }), say.mails.outcome.failed);
  await page.getByText(say.mails.noMatch).waitFor();
  await seen(page, 'mails-en');
});

test('a store is declared restricted, and one of its devices gets a code to become a shared terminal', async () => {
  const { page } = administrator;
  const { say } = await speaking(administrator, 'ja');
  await openBySearch(page, say, '1004', STORE);
  const region = page.getByRole('region', { name: say.terminals.title });
  await region.getByText(say.places.state.unrestricted).waitFor();
  await region.getByRole('button', { name: say.places.restricted }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.ui.reason).fill('調剤室（入退室管理あり）');
  await panel.getByRole('button', { name: say.places.restricted }).click();
  await panel.getByText(say.places.checkMissing).waitFor();
  for (const check of Object.values(say.places.check)) await panel.getByText(check).click();
  await seen(page, 'place-declare-ja');
  await panel.getByRole('button', { name: say.places.restricted }).click();
  await region.getByText(say.places.state.restricted, { exact: true }).waitFor();
  await page.getByText(filled(say.places.restrictedDone, { name: STORE })).waitFor();
  await seen(page, 'store-terminals-ja');

  await page.getByRole('region', { name: say.devices.ofStore }).getByRole('link').first().click();
  await page
    .getByRole('region', { name: say.terminals.one })
    .getByRole('button', { name: say.terminals.issue })
    .click();
  await panelOf(page).getByRole('button', { name: say.terminals.issue }).click();
  await panelOf(page).getByText(say.terminals.shownOnce).waitFor();
  await seen(page, 'terminal-code-ja');
  await panelOf(page).getByRole('button', { name: say.terminals.codeTaken }).click();

  await goTo(page, say, say.shell.signIns);
  await tab(page, say.shell.signInsTab.terminals).click();
  await page.getByText(say.terminals.none).waitFor();
  await seen(page, 'terminals-none-ja');
  await tab(page, say.shell.signInsTab.places).click();
  await page.getByRole('link', { name: STORE }).waitFor();
  await seen(page, 'places-ja');
  await tab(page, say.shell.signInsTab.supportSessions).click();
  await page.getByText(say.supportSessions.none).waitFor();
  await seen(page, 'support-sessions-ja');
});

test('an emergency takes two people, stands above every page, and is looked at afterwards', async () => {
  const { page, say } = administrator;
  await tab(page, say.shell.signInsTab.emergencies).click();
  await page.getByText(say.emergencies.noCodes).waitFor();
  await page.getByRole('button', { name: say.emergencies.print, exact: true }).click();
  await because(page, say, '防災計画', say.emergencies.printMake);
  await panelOf(page).getByText(say.emergencies.shownOnce).waitFor();
  await expect.poll(() => panelOf(page).locator('ol li').count()).toBe(10);
  await seen(page, 'emergency-codes-ja');
  await panelOf(page).getByRole('button', { name: say.emergencies.printedAll }).click();
  await page.getByRole('button', { name: say.emergencies.contactsEdit }).click();
  await panelOf(page).getByLabel(say.emergencies.addresses).fill('当直');
  await because(page, say, '当直窓口', say.ui.save);
  await panelOf(page)
    .getByText(filled(say.emergencies.contactsWrong, { address: '当直' }))
    .waitFor();
  await panelOf(page).getByLabel(say.emergencies.addresses).fill('night@aoba.example');
  await panelOf(page).getByRole('button', { name: say.ui.save }).click();
  await page.getByText('night@aoba.example').waitFor();
  const { webhook } = say.emergencies;
  await page.getByRole('button', { name: webhook.name }).click();
  await panelOf(page).getByLabel(webhook.address).fill('https://127.0.0.1/alerts');
  await because(page, say, '当直の呼び出し', say.ui.save);
  await panelOf(page).getByText(webhook.shownOnce).waitFor();
  await seen(page, 'emergency-webhook-ja');
  await panelOf(page).getByRole('button', { name: webhook.secretTaken }).click();
  await page.getByRole('button', { name: webhook.test }).click();
  await page.getByRole('status').getByText(webhook.fault.address_private).waitFor();

  await page.getByRole('button', { name: say.emergencies.declare }).click();
  await panelOf(page).getByLabel(say.ui.reason).fill('地震によるスマートフォンの不通');
  await seen(page, 'emergency-declare-ja');
  await panelOf(page).getByRole('button', { name: say.emergencies.declare }).click();
  await page.getByText(say.emergencies.hindrance.declaredByYou).waitFor();
  await expect.poll(() => page.getByRole('button', { name: say.emergencies.confirm }).isDisabled()).toBe(true);
  await seen(page, 'emergency-declared-ja');

  const { page: theirs, say: theySay } = second;
  await theirs.reload();
  await theirs.getByRole('link', { name: theySay.emergencies.barOpen }).click();
  await theirs.getByRole('button', { name: theySay.emergencies.confirm }).click();
  await panelOf(theirs).getByLabel(theySay.ui.reason).fill('Called back, it is true');
  await seen(theirs, 'emergency-confirm-en');
  await panelOf(theirs).getByRole('button', { name: theySay.emergencies.confirm }).click();
  await theirs.getByText(theySay.emergencies.next.close).waitFor();
  await seen(theirs, 'emergency-active-en');
  await theirs.getByRole('button', { name: theySay.emergencies.close, exact: true }).click();
  await because(theirs, theySay, 'The network is back', theySay.emergencies.close);
  await theirs.getByText(theySay.emergencies.next.review).waitFor();
  expect(await theirs.getByRole('link', { name: theySay.emergencies.barOpen }).count()).toBe(0);

  await page.reload();
  await page.getByRole('button', { name: say.emergencies.review }).click();
  await because(page, say, 'コードは使われていない', say.emergencies.review);
  await page.getByText(say.emergencies.state.reviewed, { exact: true }).first().waitFor();
  await seen(page, 'emergency-reviewed-ja');
  await page.getByRole('link', { name: say.emergencies.title }).first().click();
  await page.getByText(say.emergencies.list).waitFor();
  await seen(page, 'emergencies-ja');
});

test('who may not see a page is told what it takes', async () => {
  const doors = { platform, browser };
  const who = { tenant: 'aoba', loginId: 'kobayashi.aoi' };
  const { page, say } = await visit(doors, who, { path: '/settings/applications' });
  await heading(page, say.problem.notAllowed).waitFor();
  await seen(page, 'applications-not-allowed-ja');
  await tab(page, say.shell.settingsTab.connections).click();
  await page.getByRole('link', { name: PROVIDER }).click();
  await heading(page, PROVIDER).waitFor();
  expect(await page.getByRole('button', { name: say.connections.edit }).count()).toBe(0);
});

test('the pages are usable at 320 px, without scrolling sideways', async () => {
  const { page } = await speaking(administrator, 'ja');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    ...['/settings/connections', '/settings/domains', '/settings/applications', '/settings/mails'],
    ...['/sign-ins/terminals', '/sign-ins/places', '/sign-ins/emergencies', '/sign-ins/support-sessions'],
  ]) {
    await page.goto(`${platform.origin}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const name = path.slice(1).replaceAll('/', '-');
    await seenNarrow(page, `${name}-320-ja`);
    const row = page.locator('main a[data-row]').first();
    if ((await row.count()) === 0 || path.includes('places')) continue;
    await row.click();
    await page.getByRole('navigation', { name: '現在の場所' }).waitFor();
    await seenNarrow(page, `${name}-one-320-ja`);
  }
});

/** Signs in at the test provider, which asks for nothing but who it is. */
async function answerAs(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
