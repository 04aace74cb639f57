import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { chooseAct, entry, fact, heading, panelOf } from './testing/things.ts';
import { type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();

const stories = [
  {
    language: 'ja',
    theme: 'light',
    loginId: 'watanabe.takuya',
    unit: '新設ブロック',
    from: '東京エリア',
    to: '埼玉エリア',
    reason: '組織の見直し',
  },
  {
    language: 'en',
    theme: 'dark',
    loginId: 'yamazaki.naoki',
    unit: '臨時ブロック',
    from: '埼玉エリア',
    to: '神奈川エリア',
    reason: 'Reorganisation',
  },
] as const;
type Story = (typeof stories)[number];

test.each(stories)('a unit is created, changed, moved and closed in the tree ($language)', async (story) => {
  const { language, theme, loginId } = story;
  const who = { tenant: 'aoba', loginId };
  const visitor = await visit({ platform, browser }, who, { language, theme, path: '/organisation' });
  await walkByKeyboard(visitor, story);
  await create(visitor, story);
  await change(visitor, story);
  await move(visitor, story);
  await close(visitor, story);
  await showWhatMovesAlong(visitor);
  await refuseToClose(visitor);
});

async function walkByKeyboard({ page, say, language }: Visitor, { from }: Story): Promise<void> {
  await page.getByRole('heading', { name: say.organisation.overview.corporations }).waitFor();
  await seen(page, `organisation-${language}`);
  const line = (name: string) => page.getByRole('treeitem', { name });
  await line('東京エリア').focus();
  await page.keyboard.press('ArrowLeft');
  await line('桜台ブロック').waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowRight');
  await line('桜台ブロック').waitFor();
  await page.keyboard.press('Home');
  const focused = page.locator('[role=treeitem]:focus');
  while (!(await focused.innerText()).includes(from)) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page, from).waitFor();
  await expect.poll(() => line(from).getAttribute('aria-selected')).toBe('true');
  await page.getByRole('table', { name: say.organisation.storesBelow }).waitFor();
  await page.getByRole('table', { name: say.organisation.peopleBelow }).waitFor();
  await seen(page, `unit-${language}`);
}

async function create({ page, say, language }: Visitor, { unit, from, reason }: Story): Promise<void> {
  await page.getByRole('button', { name: say.organisation.createBelow }).click();
  const panel = page.getByRole('dialog', { name: say.organisation.create });
  const act = panel.getByRole('button', { name: say.organisation.create });
  await act.click();
  await panel.getByText(say.organisation.nameMissing).waitFor();
  await panel.getByRole('textbox', { name: say.organisation.name, exact: true }).fill(unit);
  await expect.poll(() => panel.getByLabel(say.field.parent_id).inputValue()).toBe(from);
  await panel.getByLabel(say.ui.reason).fill(reason);
  await seen(page, `unit-create-${language}`);
  await act.click();
  await heading(page, unit).waitFor();
  await expect.poll(() => page.getByRole('treeitem', { name: unit }).getAttribute('aria-level')).toBe('2');
}

async function change({ page, say }: Visitor, { unit }: Story): Promise<void> {
  await page.getByRole('button', { name: say.organisation.edit }).click();
  const panel = page.getByRole('dialog', { name: say.organisation.editTitle });
  await panel.getByLabel(say.field.unit_type).fill('特区');
  await expect.poll(() => panel.getByRole('insertion').innerText()).toBe('特区');
  await panel.getByRole('button', { name: say.ui.save }).click();
  await page.getByText(filled(say.organisation.changed, { name: unit })).waitFor();
  await entry(page, say, '特区').waitFor();
}

async function move({ page, say, language }: Visitor, { unit, from, to, reason }: Story): Promise<void> {
  const panel = await chooseAct(page, say, say.organisation.move);
  await expect.poll(() => panel.getByRole('treeitem', { name: unit }).getAttribute('aria-disabled')).toBe('true');
  await panel.getByRole('treeitem', { name: to }).click();
  await expect.poll(() => panel.getByRole('deletion').innerText()).toBe(from);
  await expect.poll(() => panel.getByRole('insertion').innerText()).toBe(to);
  await panel.getByText(say.organisation.alongNothing).waitFor();
  await panel.getByLabel(say.ui.reason).fill(reason);
  await seen(page, `unit-move-${language}`);
  await panel.getByRole('button', { name: say.organisation.move, exact: true }).click();
  await entry(page, say, say.event.organization_unit.moved).waitFor();
  await expect.poll(() => fact(page, say.field.parent_id).innerText()).toBe(to);
}

async function close({ page, say, language }: Visitor, { unit, reason }: Story): Promise<void> {
  const panel = await chooseAct(page, say, say.organisation.close);
  await panel.getByLabel(say.ui.reason).fill(reason);
  await panel.getByRole('button', { name: say.organisation.close }).click();
  await entry(page, say, say.event.organization_unit.closed).waitFor();
  await expect.poll(() => fact(page, say.field.status).innerText()).toContain(say.state.discontinued);
  await seen(page, `unit-closed-${language}`);
  await page.getByRole('button', { name: say.organisation.reopen }).click();
  await panelOf(page).getByRole('button', { name: say.organisation.reopen }).click();
  await entry(page, say, say.event.organization_unit.reopened).waitFor();
  await page.getByRole('treeitem', { name: unit }).waitFor();
}

async function showWhatMovesAlong({ page, say, language }: Visitor): Promise<void> {
  await page.getByRole('treeitem', { name: '桜台ブロック' }).click();
  await heading(page, '桜台ブロック').waitFor();
  const panel = await chooseAct(page, say, say.organisation.move);
  await panel.getByText(say.organisation.alongTitle).waitFor();
  for (const [what, number] of [
    [say.organisation.along.stores, '5'],
    [say.organisation.along.people, '22'],
  ] as const)
    await expect
      .poll(() => panel.getByText(what, { exact: true }).locator('xpath=following-sibling::dd').innerText())
      .toBe(number);
  await seen(page, `unit-moves-along-${language}`);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

async function refuseToClose({ page, say, language }: Visitor): Promise<void> {
  const panel = await chooseAct(page, say, say.organisation.close);
  await panel.getByText(say.organisation.closeRefused).waitFor();
  await expect.poll(() => panel.getByText(say.organisation.left.stores).innerText()).toContain('5');
  await seen(page, `unit-close-refused-${language}`);
  await panel.getByRole('link', { name: say.organisation.seeAll }).first().click();
  await page.waitForURL(/\/stores\?.*unit_id=/);
  await page.getByText(filled(say.ui.range, { from: 1, to: 5, total: 5 })).waitFor();
}
