import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { choosePassword, linkIn, openNewestMail } from './testing/invitation.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { enrol, identify } from './testing/sign-in.ts';
import { chooseAct, entry, fact, goTo, heading, openBySearch, panelOf, pick, select } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { filled, wordsOf } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
let administrator: Visitor;
beforeAll(async () => {
  const who = { tenant: 'minato', loginId: 'hasegawa.yuto' };
  administrator = await visit({ platform, browser }, who, { language: 'ja', path: '/people' });
});

test('people are found by name, number, state and role, a page at a time', async () => {
  const { page, say } = administrator;
  await page.getByText(filled(say.ui.range, { from: 1, to: 50, total: 62 })).waitFor();
  await seen(page, 'people-ja');
  await page.getByRole('button', { name: say.ui.next }).click();
  await page.getByText(filled(say.ui.range, { from: 51, to: 62, total: 62 })).waitFor();
  await page.getByRole('button', { name: say.ui.previous }).click();
  await page.getByText(filled(say.ui.range, { from: 1, to: 50, total: 62 })).waitFor();
  await select(page, page.getByRole('combobox', { name: say.field.role }), say.role.administrator);
  await page.getByText(filled(say.ui.range, { from: 1, to: 2, total: 2 })).waitFor();
  expect(new URL(page.url()).searchParams.get('role')).toBe('administrator');
  await page.getByRole('searchbox', { name: say.people.filter }).fill('zzz');
  await page.getByText(say.people.noMatch).waitFor();
  await seen(page, 'people-none-ja');
});

test('a link to a page of a list that is not there any more leads to its first page', async () => {
  const { page, say } = administrator;
  await page.goto(`${platform.origin}/people?cursor=gone&skipped=50`);
  await page.getByRole('button', { name: say.problem.retry }).click();
  await page.getByText(filled(say.ui.range, { from: 1, to: 50, total: 62 })).waitFor();
  expect(new URL(page.url()).searchParams.has('cursor')).toBe(false);
});

const invited = [
  {
    language: 'ja',
    theme: 'light',
    name: '新田 花',
    loginId: 'nitta.hana',
    email: 'hana@minato.example',
    job: '薬剤師',
    subject: 'ログインの準備をお願いします',
    first: '新田 花 様',
    below: 'Dear 新田 花,',
    over: 'このリンクは使えません',
  },
  {
    language: 'en',
    theme: 'dark',
    name: 'Nora Field',
    loginId: 'field.nora',
    email: 'nora@minato.example',
    job: 'Pharmacist',
    subject: 'set up your sign-in',
    first: 'Dear Nora Field,',
    below: 'Nora Field 様',
    over: 'This link cannot be used',
  },
] as const;

test.each(invited)('somebody is invited by mail, chooses a password and signs in ($language)', async (person) => {
  const { language, theme, name, loginId } = person;
  const { page } = administrator;
  const { say } = await speaking(administrator, language);
  await invite(page, person);
  await heading(page, name).waitFor();
  await expect.poll(() => fact(page, say.field.role).innerText()).toBe(say.role.none);
  await page.getByRole('region', { name: say.people.invitations.title }).getByText(say.state.sent).waitFor();
  await page.getByRole('region', { name: say.memberships.title }).getByText(person.job).waitFor();
  await seen(page, `person-invited-${language}`);

  const theirs = await browser.open({ language, theme });
  await openNewestMail(theirs, platform.origin, { to: person.email, subject: person.subject });
  const text = await theirs.locator('main').innerText();
  expect(text.indexOf(person.first)).toBeGreaterThan(-1);
  expect(text.indexOf(person.below)).toBeGreaterThan(text.indexOf(person.first));
  expect(text).not.toContain(loginId);
  await seen(theirs, `invitation-mail-${language}`);
  const link = await linkIn(theirs);
  const password = 'Mikan-no-ki-7#kasa';
  await choosePassword(theirs, { link, loginId, password }, language, (page_, at) =>
    seen(page_, `invitation-${at}-${language}`),
  );
  await identify(theirs, { tenant: 'minato', loginId, password }, language);
  await enrol(theirs, 'paper', language);
  // nobody has given them a role yet: they may ask for one
  await theirs.getByRole('heading', { level: 1, name: say.requests.title }).waitFor();

  const again = await browser.open({ language });
  await again.goto(link);
  await again.getByRole('heading', { name: person.over }).waitFor();
  await seen(again, `invitation-over-${language}`);
});

test('a person is changed, and memberships begin and end', async () => {
  const { page } = administrator;
  const { say } = await speaking(administrator, 'ja');
  await openBySearch(page, say, '新田', '新田 花');
  await page.getByRole('button', { name: say.people.edit }).click();
  const panel = page.getByRole('dialog', { name: say.people.editTitle });
  await panel.getByLabel(say.field.staff_number).fill('90001');
  await panel.getByLabel(say.ui.reason).fill('社員番号の付与');
  await seen(page, 'person-edit-ja');
  await panel.getByRole('button', { name: say.ui.save }).click();
  await expect.poll(() => entry(page, say, say.event.user.changed).innerText()).toContain('90001');

  await page.getByRole('button', { name: say.memberships.add }).click();
  const adding = panelOf(page);
  await select(page, adding.getByRole('combobox', { name: say.memberships.kind }), say.memberships.kinds.unit);
  await pick(page, adding.getByRole('combobox', { name: say.memberships.kinds.unit }), '在宅支援部');
  await pick(page, adding.getByRole('combobox', { name: say.field.job_type }), '事務');
  await seen(page, 'membership-add-ja');
  await adding.getByRole('button', { name: say.memberships.addButton }).click();
  await page.getByRole('button', { name: filled(say.memberships.endOf, { place: '在宅支援部' }) }).click();
  const ending = panelOf(page);
  await ending.getByLabel(say.ui.reason).fill('兼務の終了');
  await ending.getByRole('button', { name: say.memberships.end, exact: true }).click();
  await expect.poll(() => entry(page, say, '所属を終えました').innerText()).toContain('在宅支援部');
  await seen(page, 'person-ja');
});

test('the last administrator stays one', async () => {
  const { page } = administrator;
  const { say } = await speaking(administrator, 'ja');
  await openBySearch(page, say, 'ota.yuto', '太田 悠斗');
  const panel = await chooseAct(page, say, say.people.suspend);
  await panel.getByLabel(say.ui.reason).fill('休職');
  await panel.getByRole('button', { name: say.people.suspend, exact: true }).click();
  await page.getByText(filled(say.people.suspendDone, { name: '太田 悠斗' })).waitFor();
  await openBySearch(page, say, 'hasegawa.yuto', '長谷川 悠斗');
  const refused = await chooseAct(page, say, say.people.suspend);
  await refused.getByText(say.people.ending.lastAdministrator).waitFor();
  await seen(page, 'last-administrator-ja');
});

async function invite(page: Page, person: (typeof invited)[number]): Promise<void> {
  const { language, name, loginId, email, job } = person;
  const say = wordsOf(language);
  await goTo(page, say, say.shell.people);
  await page.getByRole('button', { name: say.people.invite }).click();
  const panel = page.getByRole('dialog', { name: say.people.invite });
  const act = panel.getByRole('button', { name: say.people.invitation.button });
  await act.click();
  await panel.getByText(say.people.missing).first().waitFor();
  await panel.getByLabel(say.people.name).fill(name);
  await panel.getByLabel(say.field.login_id).fill(loginId);
  await panel.getByLabel(say.field.email).fill(email);
  await pick(page, panel.getByRole('combobox', { name: say.memberships.kinds.store, exact: true }), 'みなと調剤');
  await pick(page, panel.getByRole('combobox', { name: say.field.job_type }), job);
  await seen(page, `person-invite-${language}`);
  await act.click();
}
