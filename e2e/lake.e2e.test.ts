import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { fact, goTo, heading } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';

const platform = testPlatform();
const browser = testBrowser();
let administrator: Visitor;
beforeAll(async () => {
  const who = { tenant: 'minato', loginId: 'hasegawa.yuto' };
  administrator = await visit({ platform, browser }, who, { language: 'ja', path: '/people' });
});

/** The page as the documentation shows it: not where the lake of this run lies. */
async function seenElsewhere(page: Page, name: string): Promise<void> {
  await page.evaluate(`{
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      texts.currentNode.data = texts.currentNode.data.replace(/\\/\\S*kiban-cli-[^/]+\\/lake/g, 's3://kiban/lake');
  }`);
  await seen(page, name);
}

/** Changes somebody of the list of people. */
async function giveStaffNumber({ page, say }: Visitor, number: string): Promise<void> {
  await page.goto(`${platform.origin}/people`);
  await page.locator('a[data-row]').nth(3).click();
  await page.getByRole('button', { name: say.people.edit }).click();
  const panel = page.getByRole('dialog', { name: say.people.editTitle });
  await panel.getByLabel(say.field.staff_number).fill(number);
  await panel.getByRole('button', { name: say.ui.save }).click();
  await panel.waitFor({ state: 'detached' });
}

/** How many rows the page of a table says there are. */
async function rowsOf({ page, say }: Visitor): Promise<number> {
  return Number((await fact(page, say.lake.rows).innerText()).replaceAll(',', ''));
}

test('the tables are listed with their state, rows and freshness, once the lake was published', async () => {
  const { page, say } = administrator;
  await goTo(page, say, say.shell.lake);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'membership', exact: true }) });
  await row.getByText(say.state.published).waitFor();
  await expect.poll(() => row.innerText()).toMatch(/前/);
  await expect.poll(() => page.locator('a[data-row]').count()).toBe(48);
  await seen(page, 'lake-ja');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await heading(page, 'tenant').waitFor();
});

test('a change of a person reaches the table within seconds, as a version of its own', async () => {
  const { page, say } = administrator;
  await page.goto(`${platform.origin}/lake/user_history`);
  await heading(page, 'user_history').waitFor();
  await expect.poll(() => rowsOf(administrator)).toBeGreaterThan(60);
  const before = await rowsOf(administrator);
  await giveStaffNumber(administrator, '91234');
  await page.goto(`${platform.origin}/lake/user_history`);
  await expect.poll(() => rowsOf(administrator)).toBe(before + 1);
  const versions = page.getByRole('table', { name: say.lake.versions });
  await versions.getByRole('cell', { name: '+1', exact: true }).waitFor();
  await seenElsewhere(page, 'lake-table-ja');
});

test('columns are explained in the reader’s language, with lines to begin with that can be copied', async () => {
  const { page, say } = await speaking(administrator, 'en');
  await page.emulateMedia({ colorScheme: 'dark' });
  const columns = page.getByRole('table', { name: say.lake.columns });
  await columns
    .getByRole('row', { name: /^email/ })
    .getByText(say.lake.personal)
    .waitFor();
  await columns.getByText('How the name is read').waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: platform.origin });
  await page.getByRole('button', { name: 'Copy DuckDB' }).click();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toContain('/user_history');
  expect(copied).toContain('delta_scan');
  await page.getByText(say.ui.copied).waitFor();
  await page.goto(`${platform.origin}/lake/user`);
  await heading(page, 'user').waitFor();
  await seenElsewhere(page, 'lake-table-en');
  await page.goto(`${platform.origin}/lake`);
  await page.getByRole('row').nth(16).waitFor();
  await seen(page, 'lake-en');
  await page.emulateMedia({ colorScheme: 'light' });
});

test('in the past the pages say that the lake shows what was published last', async () => {
  const { page, say } = await speaking(administrator, 'ja');
  for (const path of ['/lake', '/lake/store']) {
    await page.goto(`${platform.origin}${path}?asOf=2026-01-01`);
    await page.getByRole('note').getByText(say.lake.asOfNote).waitFor();
  }
});

test.each(['/lake', '/lake/user'])('%s is usable at 320 px, without scrolling sideways', async (path) => {
  const { page } = await speaking(administrator, 'ja');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${platform.origin}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await seenElsewhere(page, `${path.slice(1).replace('/user', '-table')}-320-ja`);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1366, height: 768 });
});

test('a table that is not there says so', async () => {
  const { page, say } = await speaking(administrator, 'ja');
  await page.goto(`${platform.origin}/lake/nothing`);
  await page.getByRole('heading', { name: say.problem.notFound }).waitFor();
});

test('a table that cannot be written is held back and says so; once mended it goes on', async () => {
  const { page, say } = await speaking(administrator, 'ja');
  const table = `${platform.origin}/lake/user`;
  await page.goto(table);
  const version = Number(await fact(page, say.lake.version).innerText());
  const log = join(await fact(page, say.lake.location).innerText(), '_delta_log');
  const broken = join(log, `${String(version + 1).padStart(20, '0')}.json`);
  writeFileSync(broken, '{');
  await giveStaffNumber(administrator, '91235');
  await page.goto(table);
  const alert = page.getByRole('alert').filter({ hasText: say.lake.held });
  await alert.waitFor({ timeout: 60_000 });
  await expect.poll(() => alert.innerText()).toContain(say.lake.reason.table_refused);
  expect(Number(await fact(page, say.lake.version).innerText())).toBe(version);
  await seenElsewhere(page, 'lake-held-ja');
  rmSync(broken);
  await alert.waitFor({ state: 'detached', timeout: 60_000 });
  expect(Number(await fact(page, say.lake.version).innerText())).toBe(version + 1);
});
