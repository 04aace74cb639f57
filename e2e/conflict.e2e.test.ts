import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { entry, fact, heading, openBySearch, panelOf } from './testing/things.ts';
import { type Visitor, visit } from './testing/visit.ts';

const platform = testPlatform();
const browser = testBrowser();
let watanabe: Visitor;
let yamazaki: Visitor;
beforeAll(async () => {
  watanabe = await visit({ platform, browser }, { tenant: 'aoba', loginId: 'watanabe.takuya' }, { language: 'ja' });
  yamazaki = await visit({ platform, browser }, { tenant: 'aoba', loginId: 'yamazaki.naoki' }, { language: 'en' });
});

test('of two who edit a store at once, the second sees both versions, chooses, and nothing is lost', async () => {
  const store = 'あおば薬局 大橋店';
  for (const { page, say } of [watanabe, yamazaki]) {
    await openBySearch(page, say, '1025', store);
    await page.getByRole('button', { name: say.stores.edit }).click();
    await panelOf(page).waitFor();
  }
  await fill(watanabe, { phone: '045-111-1111', address: '神奈川県汐見市大橋2-1' });
  await save(watanabe);
  await watanabe.page.getByText(watanabe.say.stores.saved).waitFor();

  const { page, say } = yamazaki;
  await fill(yamazaki, { phone: '045-222-2222', kana: 'アオバヤッキョク オオハシチュウオウテン' });
  await save(yamazaki);
  const conflict = panelOf(page);
  await conflict.getByText(say.conflict.choose).waitFor();
  const shown = await conflict.innerText();
  for (const value of ['045-000-1025', '045-111-1111', '045-222-2222', '神奈川県汐見市大橋2-1'])
    expect(shown).toContain(value);
  await expect.poll(() => apply(yamazaki).isDisabled()).toBe(true);
  await seen(page, 'store-conflict-en');
  await choose(page, '045-222-2222');
  await apply(yamazaki).click();
  await save(yamazaki);
  await page.getByText(say.stores.saved).waitFor();

  await expect.poll(() => fact(page, say.field.phone).innerText()).toBe('045-222-2222');
  await expect.poll(() => fact(page, say.field.address).innerText()).toBe('神奈川県汐見市大橋2-1');
  await expect.poll(() => fact(page, say.field.kana).innerText()).toContain('チュウオウ');
  const mine = entry(page, say, '山崎 直樹 changed the store');
  await expect.poll(() => mine.innerText()).toMatch(/045-111-1111 → 045-222-2222/);
  await expect
    .poll(() => entry(page, say, '渡辺 拓也 changed the store').innerText())
    .toMatch(/045-000-1025 → 045-111-1111/);
});

test('of two who edit a person at once, the second may take what the other saved', async () => {
  const name = '石井 彩';
  for (const { page, say } of [watanabe, yamazaki]) {
    await openBySearch(page, say, 'ishii.aya', name);
    await page.getByRole('button', { name: say.people.edit }).click();
    await panelOf(page).waitFor();
  }
  await fill(yamazaki, { email: 'aya.ishii@aoba.example' });
  await save(yamazaki);
  await panelOf(yamazaki.page).waitFor({ state: 'detached' });

  const { page, say } = watanabe;
  await fill(watanabe, { email: 'ishii@aoba.example', staff_number: '90121' });
  await save(watanabe);
  await panelOf(page).getByText(say.conflict.choose).waitFor();
  await seen(page, 'person-conflict-ja');
  await choose(page, 'aya.ishii@aoba.example');
  await apply(watanabe).click();
  await save(watanabe);
  await heading(page, name).waitFor();
  await expect.poll(() => fact(page, say.field.staff_number).innerText()).toBe('90121');
  await expect.poll(() => fact(page, say.field.email).innerText()).toBe('aya.ishii@aoba.example');
});

type Editable = 'phone' | 'address' | 'kana' | 'email' | 'staff_number';

async function fill({ page, say }: Visitor, values: Partial<Record<Editable, string>>): Promise<void> {
  for (const [field, value] of Object.entries(values))
    await panelOf(page)
      .getByLabel(say.field[field as Editable])
      .fill(value);
}

async function save({ page, say }: Visitor): Promise<void> {
  await panelOf(page).getByRole('button', { name: say.ui.save }).click();
}

function apply({ page, say }: Visitor) {
  return panelOf(page).getByRole('button', { name: say.conflict.apply });
}

async function choose(page: Page, value: string): Promise<void> {
  await panelOf(page).getByRole('radio', { name: value }).click();
}
