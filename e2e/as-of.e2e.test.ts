import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { fact, goTo, heading, openBySearch } from './testing/things.ts';
import { type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
const MOMENT = '2025-05-01 09:00';

test.each([
  { language: 'ja', theme: 'light', loginId: 'watanabe.takuya' },
  { language: 'en', theme: 'dark', loginId: 'yamazaki.naoki' },
] as const)('the whole console shows a past moment until one goes back to now ($language)', async (story) => {
  const { language, theme, loginId } = story;
  const visitor = await visit({ platform, browser }, { tenant: 'aoba', loginId }, { language, theme });
  const { page, say } = visitor;
  const seenAt = async (name: string): Promise<void> => {
    await bar(visitor, MOMENT).waitFor();
    await seen(page, `${name}-${language}`);
  };
  await openBySearch(page, say, '1002', 'あおば薬局 緑丘駅前店');
  await lookAt(visitor, '2099-01-01', '09:00');
  await page.getByText(say.problem.future).waitFor();
  await page.keyboard.press('Escape');
  await lookAt(visitor, '2025-05-01', '09:00');

  await heading(page, 'あおば薬局 本町店').waitFor();
  await expect.poll(() => fact(page, say.stores.name).innerText()).toContain(say.ui.now);
  await expect.poll(() => fact(page, say.stores.name).innerText()).toContain('あおば薬局 緑丘駅前店');
  await page.getByText(filled(say.ui.differing, { count: 2 })).waitFor();
  await expect.poll(() => page.getByRole('button', { name: say.stores.edit }).isDisabled()).toBe(true);
  await page.getByText(`${say.ui.thisMoment} ${MOMENT}`).waitFor();
  await page.getByRole('button', { name: say.ui.laterChanges.split('{{')[0] ?? '' }).waitFor();
  await seenAt('store-as-of');

  await goTo(page, say, say.shell.stores);
  await page.getByRole('link', { name: 'あおば薬局 富士見店' }).waitFor();
  expect(await page.getByRole('link', { name: 'あおば薬局 灯台前店' }).count()).toBe(0);
  await expect.poll(() => page.getByRole('button', { name: say.stores.add }).isDisabled()).toBe(true);
  await seenAt('stores-as-of');

  await goTo(page, say, say.shell.organization);
  const kanagawa = page.getByRole('treeitem', { name: /神奈川エリア/ });
  await kanagawa.waitFor();
  expect(await page.getByRole('treeitem', { name: /若葉東ブロック/ }).count()).toBe(0);
  await page.getByRole('treeitem', { name: /大橋ブロック/ }).click();
  await heading(page, '大橋ブロック').waitFor();
  await expect.poll(() => fact(page, say.field.parent_id).innerText()).toContain('神奈川エリア');
  await seenAt('unit-as-of');

  await goTo(page, say, say.shell.people);
  await page.getByRole('searchbox', { name: say.people.filter }).fill('yamamoto.takuya');
  await page.getByRole('link', { name: '山本 拓也' }).click();
  await heading(page, '山本 拓也').waitFor();
  await expect.poll(() => fact(page, say.people.name).innerText()).toContain('五十嵐 拓也');
  await seenAt('person-as-of');

  await page.reload();
  await heading(page, '山本 拓也').waitFor();
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2025-05-01T00:00:00.000Z');
  await page.getByRole('button', { name: say.shell.asOf.back }).click();
  await heading(page, '五十嵐 拓也').waitFor();
  expect(new URL(page.url()).searchParams.has('asOf')).toBe(false);
  await expect.poll(() => page.getByRole('button', { name: say.people.edit }).isEnabled()).toBe(true);

  await page.getByRole('link', { name: say.ui.lookAtMoment }).last().click();
  await bar(visitor, '2025-04-01 00:00').waitFor();
  await heading(page, '山本 拓也').waitFor();
});

function bar({ page, say }: Visitor, at: string) {
  return page.getByRole('status').getByText(filled(say.shell.asOf.bar, { at }));
}

async function lookAt({ page, say }: Visitor, date: string, time: string): Promise<void> {
  await page.getByRole('button', { name: say.shell.asOf.title }).click();
  await page.getByLabel(say.shell.asOf.date, { exact: true }).fill(date);
  await page.getByLabel(say.shell.asOf.time, { exact: true }).fill(time);
  await page.getByRole('dialog').getByRole('button', { name: say.shell.asOf.show }).click();
}
