import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { picture } from './testing/screenshots.ts';
import { seen } from './testing/seen.ts';
import { goTo } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();

test('somebody who works for both chains goes from one to the other without being asked again', async () => {
  const visitor = await visit({ platform, browser }, { tenant: 'aoba', loginId: 'ota.yuto' }, { language: 'ja' });
  const { page, say } = visitor;
  await page.getByText(filled(say.ui.range, { from: 1, to: 41, total: 41 })).waitFor();
  expect(await page.getByRole('button', { name: say.stores.add }).count()).toBe(0);

  const asked: string[] = [];
  page.on('framenavigated', (frame) => {
    if (/^\/sign-in/.test(new URL(frame.url()).pathname)) asked.push(frame.url());
  });
  await switchTo(visitor, 'みなと調剤');
  await page.getByText(filled(say.ui.range, { from: 1, to: 15, total: 15 })).waitFor();
  expect(await page.locator('main').innerText()).not.toContain('あおば');
  await page.getByRole('button', { name: say.stores.add }).waitFor();
  const inEnglish = await speaking(visitor, 'en');
  await switchTo(inEnglish, 'あおば薬局グループ');
  await page.getByText(filled(inEnglish.say.ui.range, { from: 1, to: 41, total: 41 })).waitFor();
  expect(await page.locator('main').innerText()).not.toContain('みなと');
  expect(asked).toEqual([]);
});

test('a viewer sees everything and no button that changes anything', async () => {
  const who = { tenant: 'aoba', loginId: 'kobayashi.aoi' };
  const { page, say } = await visit({ platform, browser }, who, { language: 'en', theme: 'dark' });
  await page.getByRole('link', { name: 'あおば薬局 泉町店' }).click();
  await page.getByRole('region', { name: say.ui.history }).waitFor();
  for (const act of [say.stores.edit, say.ui.otherActs])
    expect(await page.getByRole('button', { name: act, exact: true }).count()).toBe(0);
  await picture(page, 'store-viewer-en');
  await goTo(page, say, say.shell.people);
  await page.getByRole('link', { name: '青木 葵' }).click();
  await page.getByRole('region', { name: say.people.invitations.title }).waitFor();
  for (const act of [say.people.edit, say.ui.otherActs, say.memberships.add, say.people.invitations.send])
    expect(await page.getByRole('button', { name: act, exact: true }).count()).toBe(0);
});

test('somebody without a role is told who can give one', async () => {
  const visitor = await visit({ platform, browser }, { tenant: 'aoba', loginId: 'sato.aoi' }, { language: 'ja' });
  for (const language of ['ja', 'en'] as const) {
    const { page, say } = await speaking(visitor, language);
    await page.getByText(say.problem.notAllowed).waitFor();
    await expect.poll(() => page.locator('main').innerText()).toContain(say.problem.administrators);
    await seen(page, `not-allowed-${language}`);
  }
});

async function switchTo({ page, say, language }: Visitor, tenant: string): Promise<void> {
  await page.getByRole('button', { name: say.shell.tenant }).click();
  await page.getByRole('menu').waitFor();
  await seen(page, `tenant-menu-${language}`);
  await page.getByRole('menuitemradio', { name: tenant }).click();
  await page.getByRole('button', { name: `${say.shell.tenant}: ${tenant}` }).waitFor();
}
