import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { picture } from './testing/screenshots.ts';
import { seen } from './testing/seen.ts';
import { heading, panelOf } from './testing/things.ts';
import { type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
let administrator: Visitor;
beforeAll(async () => {
  const who = { tenant: 'aoba', loginId: 'watanabe.takuya' };
  administrator = await visit({ platform, browser }, who, { language: 'ja' });
});

test('a list is walked, selected and opened by keys alone', async () => {
  const { page, say } = administrator;
  const rows = page.locator('a[data-row]');
  await rows.first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText(filled(say.ui.selected, { count: 1 })).waitFor();
  const second = (await rows.nth(1).innerText()).trim();
  await expect
    .poll(() => page.getByRole('checkbox', { name: filled(say.ui.selectRow, { name: second }) }).isChecked())
    .toBe(true);
  await picture(page, 'stores-selected-ja');
  await page.keyboard.press('Enter');
  await heading(page, second).waitFor();
});

test('search opens by / and Ctrl-K, the list of keys by ?, and Escape closes them', async () => {
  const { page, say } = administrator;
  const search = page.getByRole('combobox', { name: say.shell.searchHint });
  for (const key of ['/', 'Control+k']) {
    await page.keyboard.press(key);
    await search.fill('青木');
    await page.getByRole('option', { name: '青木 葵' }).waitFor();
    await seen(page, 'search-ja');
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'detached' });
  }
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: say.shell.keys });
  await keys.waitFor();
  await seen(page, 'keys-ja');
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
});

test('the first Tab leads past the frame, and a panel gives the focus back', async () => {
  const { page, say } = administrator;
  await page.goto(`${platform.origin}/stores`);
  await page.locator('a[data-row]').first().waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe(say.shell.skip);
  await page.keyboard.press('Enter');
  await page.locator('main:focus').waitFor();
  await page.locator('a[data-row]').first().click();
  const edit = page.getByRole('button', { name: say.stores.edit });
  await edit.focus();
  await page.keyboard.press('Enter');
  await panelOf(page).waitFor();
  await page.keyboard.press('Escape');
  await panelOf(page).waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe(say.stores.edit);
});

test.each(['/stores', '/people', '/organisation'])(
  '%s is usable at 320 px, without scrolling sideways',
  async (path) => {
    const { page } = administrator;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${platform.origin}${path}`);
    await page.getByRole('main').getByRole('link').or(page.getByRole('treeitem')).first().waitFor();
    await expectNoSidewaysScroll(page);
    await seen(page, `${path.slice(1)}-320-ja`);
  },
);

test('the page of a store is usable at 320 px, with its panel', async () => {
  const { page, say } = administrator;
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${platform.origin}/stores?q=1004`);
  await page.getByRole('link', { name: 'あおば薬局 泉町店' }).click();
  await page.getByRole('region', { name: say.ui.history }).waitFor();
  await expectNoSidewaysScroll(page);
  await seen(page, 'store-320-ja');
  await page.getByRole('button', { name: say.stores.edit }).click();
  await panelOf(page).waitFor();
  await expectNoSidewaysScroll(page);
  await picture(page, 'store-edit-320-ja');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say.shell.menu }).click();
  await panelOf(page).getByRole('link', { name: say.shell.people, exact: true }).waitFor();
  await seen(page, 'menu-320-ja');
});

async function focused(page: Page): Promise<string> {
  return page.locator(':focus').innerText();
}

/** Through the debugger, since Trusted Types forbid a page to evaluate text. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  });
  await session.detach();
  expect(result.value).toBe(0);
}
