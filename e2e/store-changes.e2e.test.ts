import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { chooseAct, entry, fact, heading, openBySearch, panelOf, pick } from './testing/things.ts';
import { type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();

const stories = [
  {
    language: 'ja',
    theme: 'light',
    loginId: 'watanabe.takuya',
    did: '渡辺 拓也 さんが変更しました',
    ...{
      code: '1004',
      store: 'あおば薬局 泉町店',
      before: '緑丘ブロック',
      after: '桜台ブロック',
      reason: '改装のため',
    },
  },
  {
    language: 'en',
    theme: 'dark',
    loginId: 'yamazaki.naoki',
    did: '山崎 直樹 changed the store',
    ...{
      code: '1020',
      store: 'あおば薬局 磯部店',
      before: '海岸ブロック',
      after: '汐見ブロック',
      reason: 'Renovation',
    },
  },
] as const;

test.each(stories)('a store is found, changed, moved, closed and opened again ($language)', async (story) => {
  const { language, theme, loginId, store } = story;
  const visitor = await visit({ platform, browser }, { tenant: 'aoba', loginId }, { language, theme });
  const { page, say } = visitor;
  await page.getByRole('link', { name: store }).waitFor();
  await seen(page, `stores-${language}`);
  await filterTo(visitor, store);
  await openBySearch(page, say, story.code, store);
  await seen(page, `store-${language}`);

  await change(visitor, story);
  const changed = entry(page, say, story.did);
  await changed.waitFor();
  await expect.poll(() => changed.innerText()).toMatch(/0\d+-000+-\d{4} → 03-9999-0001/);
  await expect.poll(() => changed.innerText()).toContain(story.reason);

  await move(visitor, story);
  await expect.poll(() => fact(page, say.field.unit_id).innerText()).toBe(story.after);
  await expect
    .poll(() => entry(page, say, say.event.store.moved).innerText())
    .toMatch(new RegExp(`${story.before}.*→.*${story.after}`, 's'));

  await close(visitor, story);
  await seen(page, `store-closed-${language}`);
  await page.getByRole('button', { name: say.stores.reopen }).click();
  await panelOf(page).getByRole('button', { name: say.stores.reopen }).click();
  await entry(page, say, say.event.store.reopened).waitFor();
  await expect.poll(() => fact(page, say.field.status).innerText()).toContain(say.state.open);
  await page.reload();
  await entry(page, say, say.event.store.reopened).waitFor();
  await seen(page, `store-history-${language}`);
});

type Story = (typeof stories)[number];

async function filterTo({ page, say }: Visitor, store: string): Promise<void> {
  const name = store.split(' ')[1] ?? store;
  await page.getByRole('searchbox', { name: say.stores.filter }).fill(name);
  await page.getByText(filled(say.ui.range, { from: 1, to: 1, total: 1 })).waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe(name);
  await page.getByRole('button', { name: say.ui.clearFilters }).click();
  await page.getByText(filled(say.ui.range, { from: 1, to: 41, total: 41 })).waitFor();
}

async function change({ page, say, language }: Visitor, { reason }: Story): Promise<void> {
  await page.getByRole('button', { name: say.stores.edit }).click();
  const panel = page.getByRole('dialog', { name: say.stores.editTitle });
  const save = panel.getByRole('button', { name: say.ui.save });
  await panel.waitFor();
  await expect.poll(() => save.isDisabled()).toBe(true);
  await panel.getByLabel(say.field.phone).fill('03-9999-0001');
  await panel.getByLabel(say.ui.reason).fill(reason);
  await panel.getByText(say.ui.willChange).scrollIntoViewIfNeeded();
  await expect.poll(() => panel.getByRole('insertion').innerText()).toBe('03-9999-0001');
  await seen(page, `store-edit-${language}`);
  await save.click();
  await page.getByText(say.stores.saved).waitFor();
  await panel.waitFor({ state: 'detached' });
  await expect.poll(() => fact(page, say.field.phone).innerText()).toBe('03-9999-0001');
}

async function move({ page, say, language }: Visitor, { before, after, reason }: Story): Promise<void> {
  const panel = await chooseAct(page, say, say.stores.move);
  await pick(page, panel.getByRole('combobox', { name: say.field.unit_id }), after);
  await panel.getByLabel(say.ui.reason).fill(reason);
  await expect.poll(() => panel.getByRole('deletion').innerText()).toBe(before);
  await expect.poll(() => panel.getByRole('insertion').innerText()).toBe(after);
  await seen(page, `store-move-${language}`);
  await panel.getByRole('button', { name: say.stores.move }).click();
  await page.getByText(say.stores.moved).waitFor();
  await entry(page, say, say.event.store.moved).waitFor();
}

async function close({ page, say, language }: Visitor, { store, reason }: Story): Promise<void> {
  const panel = await chooseAct(page, say, say.stores.close);
  const closes = panel.getByRole('button', { name: say.stores.close });
  await closes.click();
  await panel.getByText(say.ui.reasonMissing).waitFor();
  await panel.getByLabel(say.ui.reason).fill(reason);
  await panel.getByRole('checkbox').click();
  await seen(page, `store-close-${language}`);
  await closes.click();
  await entry(page, say, say.event.store.closed).waitFor();
  await heading(page, store).waitFor();
  await expect.poll(() => fact(page, say.field.status).innerText()).toContain(say.state.closed);
}
