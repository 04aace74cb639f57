import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { certificateRequest } from '../services/asset/src/testing/certificate-requests.ts';
import { testBrowser } from './testing/browser.ts';
import { importDeviceLists } from './testing/device-lists.ts';
import { testPlatform } from './testing/platform.ts';
import { seen, seenNarrow } from './testing/seen.ts';
import { chooseAct, entry, fact, goTo, heading, openBySearch, panelOf, pick } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';

const platform = testPlatform();
const browser = testBrowser();
let administrator: Visitor;
beforeAll(async () => {
  await importDeviceLists(platform, 'aoba');
  const who = { tenant: 'aoba', loginId: 'watanabe.takuya' };
  administrator = await visit({ platform, browser }, who, { language: 'ja', path: '/devices' });
});

const DEVICE = '服薬指導 PC 2';
const STORE = 'あおば薬局 泉町店';
const OTHER_STORE = 'あおば薬局 磯部店';

/** Types a code on the page that somebody opens at the device. */
async function enrolWith(code: string, address: string): Promise<Page> {
  const device = await browser.open({ language: 'ja' });
  await device.goto(address);
  await device.getByLabel('登録コード').fill(code.toLowerCase());
  await device.getByRole('button', { name: '登録する' }).click();
  await device.getByRole('heading', { name: 'この端末は登録されています' }).waitFor();
  return device;
}

test('what was imported stands in the list, with its states counted and its contradictions announced', async () => {
  const { page, say } = administrator;
  await page.getByRole('link', { name: '受付機 1' }).waitFor();
  await page.getByRole('button', { name: new RegExp(say.state.registered) }).click();
  expect(new URL(page.url()).searchParams.getAll('status')).toEqual(['registered']);
  await seen(page, 'devices-ja');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
});

test('a contradiction is decided by keyboard: the values stand side by side with source and line', async () => {
  const { page, say } = administrator;
  await goTo(page, say, say.shell.devices);
  await page.getByRole('navigation', { name: say.devices.lists }).getByText(say.devices.contradictions).click();
  await heading(page, say.contradictions.title).waitFor();
  await page.getByRole('link', { name: '調剤室 PC 1' }).click();
  await page.getByText('ProDesk 600').first().waitFor();
  await page.getByText('端末管理ツール 2 行目').first().waitFor();
  await seen(page, 'contradiction-ja');
  await page.keyboard.press('2');
  await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.type('実物を確認しました');
  await page.keyboard.press('Enter');
  await entry(page, say, say.event.contradiction.decided).waitFor();
  await page.locator('main').getByRole('link', { name: '調剤室 PC 1' }).first().click();
  await heading(page, '調剤室 PC 1').waitFor();
  await expect.poll(() => fact(page, say.field.model).innerText()).toBe('ProDesk 600');
  await page.goto(`${platform.origin}/devices/contradictions`);
  await page.getByRole('link', { name: '受付機 1' }).waitFor();
  await seen(page, 'contradictions-ja');
});

test('a device is registered in its store, and enrolled with a code that is shown once', async () => {
  const { page, say } = administrator;
  await openBySearch(page, say, '1004', STORE);
  await page.getByRole('button', { name: say.devices.add }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.devices.name).fill(DEVICE);
  await panel.getByLabel(say.field.asset_tag).fill('A-900');
  await seen(page, 'device-register-ja');
  await panel.getByRole('button', { name: say.devices.add }).click();
  await heading(page, DEVICE).waitFor();
  await expect.poll(() => fact(page, say.field.store_id).innerText()).toBe(STORE);

  const enrolment = page.getByRole('region', { name: say.enrolment.title, exact: true });
  await enrolment.getByRole('button', { name: say.enrolment.issue }).click();
  await panelOf(page).getByRole('button', { name: say.enrolment.issue }).click();
  await page.getByText(say.enrolment.shownOnce).waitFor();
  const code = await panelOf(page)
    .getByText(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)
    .first()
    .innerText();
  const [address = ''] = (await panelOf(page).getByText('/asset/enrol?').allInnerTexts()).map((text) => text.trim());
  await seen(page, 'enrolment-code-ja');
  await panelOf(page).getByRole('button', { name: say.enrolment.done }).click();
  await enrolWith(code, address);
  await page.reload();
  await page.getByText(say.enrolment.enrolled).waitFor();
  await expect.poll(() => fact(page, say.field.status).innerText()).toContain(say.state.active);
  await entry(page, say, say.event.device.enrolled).waitFor();
});

test('an authority is made, and issues a certificate for what the device asked for', async () => {
  const { page, say } = administrator;
  await goTo(page, say, say.shell.certificates);
  await page.getByRole('navigation', { name: say.certificates.lists }).getByText(say.certificates.authorities).click();
  await heading(page, say.authorities.title).waitFor();
  await page.locator('a[data-row]').first().waitFor();
  await seen(page, 'authorities-ja');
  await page.getByRole('button', { name: say.authorities.make }).click();
  await panelOf(page).getByLabel(say.authorities.name).fill('本社端末認証局');
  await panelOf(page).getByRole('button', { name: say.authorities.make }).click();
  await page.getByRole('link', { name: '本社端末認証局' }).click();
  await heading(page, '本社端末認証局').waitFor();
  await seen(page, 'authority-ja');

  await openBySearch(page, say, 'A-900', DEVICE);
  await page.getByRole('button', { name: say.certificates.issue }).click();
  const { csr } = await certificateRequest();
  await panelOf(page).getByLabel(say.certificates.csr).fill(csr);
  await panelOf(page).getByRole('button', { name: say.certificates.issue }).click();
  await page.getByRole('table', { name: say.certificates.ofDevice }).getByRole('link').waitFor();
  await seen(page, 'device-ja');
});

test('a device moves; which store a certificate was in is answered for then and for now, with who and why', async () => {
  const { page, say } = administrator;
  const serial = await page.getByRole('table', { name: say.certificates.ofDevice }).getByRole('link').innerText();
  // a moment with both in place, by the history's own clock
  await page.getByRole('link', { name: serial }).click();
  await heading(page, serial).waitFor();
  const before = new Date().toISOString();
  await openBySearch(page, say, 'A-900', DEVICE);
  const panel = await chooseAct(page, say, say.devices.move);
  await pick(page, panel.getByLabel(say.field.store_id), OTHER_STORE);
  await panel.getByLabel(say.ui.reason).fill('改装中の応援');
  await panel.getByRole('button', { name: say.devices.move }).click();
  await entry(page, say, say.event.device.moved).waitFor();
  await expect
    .poll(() => entry(page, say, say.event.device.moved).innerText())
    .toMatch(new RegExp(`${STORE}.*→.*${OTHER_STORE}`, 's'));

  await goTo(page, say, say.shell.certificates);
  await page.getByRole('searchbox', { name: say.certificates.serial }).fill(serial);
  await page.getByText(`店舗「${OTHER_STORE}」にあります`).waitFor();
  await page.getByText('改装中の応援').waitFor();
  await seen(page, 'certificates-ja');
  await page.goto(`${platform.origin}/certificates?serial=${encodeURIComponent(serial)}&asOf=${before}`);
  await page.getByText(`店舗「${STORE}」にありました`).waitFor();
  await page.getByText(`端末「${DEVICE}」が持っていました`).waitFor();
  expect(await page.getByText('改装中の応援').count()).toBe(0);
  await seen(page, 'certificates-past-ja');
  await page.getByRole('row').getByRole('link', { name: serial }).click();
  await heading(page, serial).waitFor();
  await seen(page, 'certificate-past-ja');
});

test('a lost device is refused and its certificate revoked; the pages say so in English and in the dark', async () => {
  const { page, say } = await speaking(administrator, 'en');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${platform.origin}/devices`);
  await openBySearch(page, say, 'A-900', DEVICE);
  const panel = await chooseAct(page, say, say.devices.lose);
  await panel.getByText('Certificates revoked: 1').waitFor();
  await seen(page, 'device-lose-en');
  await panel.getByRole('button', { name: say.devices.lose }).click();
  await panel.getByText(say.ui.reasonMissing).waitFor();
  await panel.getByLabel(say.ui.reason).fill('Left in a taxi');
  await panel.getByRole('button', { name: say.devices.lose }).click();
  await entry(page, say, say.event.device.lost).waitFor();
  await page.getByRole('table', { name: say.certificates.ofDevice }).getByText(say.state.invalid).waitFor();
  await seen(page, 'device-lost-en');
  await page.getByRole('button', { name: say.devices.find }).waitFor();
  for (const path of ['/devices', '/certificates', '/certificates/authorities', '/devices/contradictions']) {
    await page.goto(`${platform.origin}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await seen(page, `${path.slice(1).replaceAll('/', '-')}-en`);
  }
});

test('a store tells its whole past: its devices and their certificates beside its own', async () => {
  const { page, say } = await speaking(administrator, 'ja');
  await page.emulateMedia({ colorScheme: 'light' });
  await openBySearch(page, say, '1004', STORE);
  await page.getByRole('button', { name: say.stores.historyOf.all }).click();
  await entry(page, say, say.event.device.registered).waitFor();
  await expect.poll(() => entry(page, say, say.event.device.registered).innerText()).toContain(DEVICE);
  await seen(page, 'store-past-ja');
});

test.each(['/devices', '/certificates', '/certificates/authorities', '/devices/contradictions'])(
  '%s is usable at 320 px, without scrolling sideways',
  async (path) => {
    const { page, say } = await speaking(administrator, 'ja');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${platform.origin}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await seenNarrow(page, `${path.slice(1).replaceAll('/', '-')}-320-ja`);
    const row = page.locator('a[data-row]').first();
    if ((await row.count()) > 0) {
      await row.click();
      await page.getByRole('navigation', { name: say.ui.trail }).waitFor();
      await seenNarrow(page, `${path.slice(1).replaceAll('/', '-')}-one-320-ja`);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  },
);

test('somebody who may only look sees devices and certificates, and nothing that changes them', async () => {
  const who = { tenant: 'aoba', loginId: 'kobayashi.aoi' };
  const { page, say } = await visit({ platform, browser }, who, { language: 'ja', path: '/devices' });
  await page.getByRole('link', { name: '受付機 1' }).click();
  await heading(page, '受付機 1').waitFor();
  for (const name of [say.devices.edit, say.ui.otherActs, say.enrolment.issue, say.certificates.issue])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
});
