import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen, seenNarrow } from './testing/seen.ts';
import { sellLicences } from './testing/sold-licences.ts';
import { entry, goTo, heading, openBySearch, panelOf } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
let administrator: Visitor;
beforeAll(async () => {
  await sellLicences(platform, 'aoba');
  const who = { tenant: 'aoba', loginId: 'watanabe.takuya' };
  administrator = await visit({ platform, browser }, who, { language: 'ja', path: '/licences' });
});

const STORE = 'あおば薬局 泉町店';
const licence = '棚卸システム 店舗プラン';

test('licences stand with their plans, periods and how many seats are used', async () => {
  const { page, say } = administrator;
  await page
    .getByRole('row', { name: /棚卸システム.*店舗プラン/ })
    .getByText(filled(say.licences.used, { used: 0, seats: 3 }))
    .waitFor();
  await page
    .getByRole('row', { name: /棚卸システム.*全社プラン/ })
    .getByText(say.licences.trial, { exact: true })
    .waitFor();
  await seen(page, 'licences-ja');
  await page
    .getByRole('row', { name: /棚卸システム.*店舗プラン/ })
    .getByRole('link')
    .click();
  await heading(page, licence).waitFor();
});

test('seats are assigned to codes that were pasted: what is not found is named before anything is saved', async () => {
  const { page, say } = administrator;
  await page.getByRole('button', { name: say.seats.assign }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.seats.paste).fill('1004\t泉町店\n1020\n9999\n');
  await panel.getByRole('button', { name: say.seats.check }).click();
  await panel.getByText(filled(say.seats.chosen, { n: 2 })).waitFor();
  await panel.getByRole('alert').getByText(say.seats.fault.unknown).waitFor();
  await panel.getByText(filled(say.seats.before, { used: 2, seats: 3 })).waitFor();
  await seen(page, 'seats-assign-ja');
  await panel.getByRole('button', { name: say.seats.assign }).click();
  await page.getByRole('button', { name: filled(say.seats.releaseOf, { name: STORE }) }).waitFor();
  await entry(page, say, say.event.seat.assigned).waitFor();
  await seen(page, 'licence-ja');
});

test('more than are free cannot be assigned', async () => {
  const { page, say } = administrator;
  await page.getByRole('button', { name: say.seats.assign }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.seats.paste).fill('1001\n1002\n1003\n1005');
  await panel.getByRole('button', { name: say.seats.check }).click();
  await panel
    .getByText(/空きは 1 席です/)
    .first()
    .waitFor();
  await panel.getByRole('button', { name: say.seats.assign }).click();
  expect(
    await panel
      .getByRole('alert')
      .getByText(/空きは 1 席です/)
      .count(),
  ).toBe(1);
  await panel.getByRole('button', { name: say.ui.cancel }).click();
});

test('the store’s page says which products it can use and by what: its seat, and once that is released, the company’s trial', async () => {
  const { page, say } = administrator;
  const address = page.url();
  await openBySearch(page, say, '1004', STORE);
  const products = page.getByRole('region', { name: say.entitlements.title });
  const row = products.getByRole('listitem').filter({ hasText: '棚卸システム' });
  await row.getByText(new RegExp(say.entitlements.seat)).waitFor();
  await seen(page, 'store-products-ja');
  await page.goto(address);
  await page.getByRole('button', { name: filled(say.seats.releaseOf, { name: STORE }) }).click();
  await panelOf(page).getByLabel(say.ui.reason).fill('閉店予定');
  await panelOf(page).getByRole('button', { name: say.seats.release }).click();
  await entry(page, say, say.event.seat.released).waitFor();
  await expect.poll(() => entry(page, say, say.event.seat.released).innerText()).toContain('閉店予定');
  await openBySearch(page, say, '1004', STORE);
  await row.getByText(new RegExp(`${say.entitlements.whole}.*${say.entitlements.trial}`)).waitFor();
  expect(await row.getByText(new RegExp(say.entitlements.seat)).count()).toBe(0);
  await page.goto(address);
  await heading(page, licence).waitFor();
});

test('in English, in the dark, and in the past, where nothing can be assigned', async () => {
  const { page, say } = await speaking(administrator, 'en');
  await page.emulateMedia({ colorScheme: 'dark' });
  await seen(page, 'licence-en');
  await page
    .getByRole('region', { name: say.ui.history })
    .getByRole('link', { name: say.ui.lookAtMoment })
    .first()
    .click();
  await page.getByText(say.shell.asOf.readOnly).waitFor();
  expect(await page.getByRole('button', { name: say.seats.assign }).count()).toBe(0);
  await seen(page, 'licence-past-en');
  await page
    .getByRole('link', { name: say.shell.asOf.back })
    .or(page.getByRole('button', { name: say.shell.asOf.back }))
    .click();
  await goTo(page, say, say.shell.licences);
  await heading(page, say.licences.title).waitFor();
  await seen(page, 'licences-en');
  await page.emulateMedia({ colorScheme: 'light' });
});

test('the pages are usable at 320 px, without scrolling sideways', async () => {
  const { page } = await speaking(administrator, 'ja');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await seenNarrow(page, 'licences-320-ja');
  await page
    .getByRole('row', { name: /棚卸システム.*店舗プラン/ })
    .getByRole('link')
    .click();
  await heading(page, licence).waitFor();
  await seenNarrow(page, 'licence-320-ja');
});
