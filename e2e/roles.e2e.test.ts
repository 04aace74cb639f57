import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen, seenNarrow } from './testing/seen.ts';
import { entry, goTo, heading, openBySearch, panelOf, pick, select } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
let administrator: Visitor;
let nobody: Visitor;
beforeAll(async () => {
  const doors = { platform, browser };
  administrator = await visit(doors, { tenant: 'aoba', loginId: 'watanabe.takuya' }, { path: '/roles' });
  nobody = await visit(doors, { tenant: 'aoba', loginId: 'sato.aoi' }, { path: '/' });
});

test('the roles say what each allows, and who holds it where', async () => {
  const { page, say } = administrator;
  await heading(page, say.roles.listTitle).waitFor();
  await page.getByRole('link', { name: say.role.store_manager }).waitFor();
  await seen(page, 'roles-ja');
  await page.getByRole('link', { name: say.role.administrator, exact: true }).click();
  await heading(page, say.role.administrator).waitFor();
  const holders = page.getByRole('table', { name: say.roles.holders });
  await holders.getByRole('link', { name: '渡辺 拓也' }).waitFor();
  await seen(page, 'role-ja');
});

test('a role is given for a store with a preview of what it allows, shown on the store, and taken away', async () => {
  const { page, say } = administrator;
  await openBySearch(page, say, 'sato.aoi', '佐藤 葵');
  const held = page.getByRole('region', { name: say.roles.ofPerson });
  await held.getByText(say.roles.nonePerson).waitFor();
  await held.getByRole('button', { name: say.roles.assign }).click();
  const panel = panelOf(page);
  const give = panel.getByRole('button', { name: say.roles.assign, exact: true });
  await give.click();
  await panel.getByRole('alert').filter({ hasText: say.roles.missing.role }).waitFor();
  await pick(page, panel.getByRole('combobox', { name: say.field.role, exact: true }), say.role.store_manager);
  await panel.getByText(say.roles.allows, { exact: true }).waitFor();
  await select(page, panel.getByRole('combobox', { name: say.roles.where }), say.roles.scope.store);
  await pick(page, panel.getByRole('combobox', { name: say.roles.scope.store, exact: true }), 'あおば');
  await panel.getByLabel(say.roles.period.until).fill('2999-03-31');
  await panel.getByLabel(say.ui.reason).fill('店舗を任せるため');
  await seen(page, 'role-assign-ja');
  await give.click();
  await held.getByRole('link', { name: say.role.store_manager }).waitFor();
  await entry(page, say, '役割を付けました').waitFor();
  await seen(page, 'person-roles-ja');

  await held.getByRole('link', { name: /あおば/ }).click();
  const here = page.getByRole('region', { name: say.roles.ofPlace });
  await here.getByRole('link', { name: '佐藤 葵' }).waitFor();
  await seen(page, 'store-roles-ja');
  const what = `佐藤 葵 · ${say.role.store_manager}`;
  await here.getByRole('button', { name: filled(say.roles.endOf, { what }) }).click();
  const ending = panelOf(page);
  await ending.getByRole('button', { name: say.roles.end, exact: true }).click();
  await ending.getByText(say.ui.reasonMissing).waitFor();
  await ending.getByLabel(say.ui.reason).fill('担当の変更');
  await seen(page, 'role-end-ja');
  await ending.getByRole('button', { name: say.roles.end, exact: true }).click();
  await here.getByRole('link', { name: '佐藤 葵' }).waitFor({ state: 'detached' });
});

test('somebody without a role asks for one, another person approves, and then they may', async () => {
  const { page, say } = nobody;
  await heading(page, say.requests.title).waitFor();
  const rail = page.getByRole('navigation', { name: say.shell.menu });
  expect(await rail.getByRole('link', { name: say.shell.people, exact: true }).count()).toBe(0);
  await seen(page, 'requests-none-ja');
  await page.getByRole('button', { name: say.requests.ask }).click();
  const asking = panelOf(page);
  await pick(page, asking.getByRole('combobox', { name: say.field.role, exact: true }), say.role.viewer);
  await asking.getByLabel(say.requests.why).fill('店舗の一覧を毎月確かめるため');
  await seen(page, 'request-ask-ja');
  await asking.getByRole('button', { name: say.requests.send }).click();
  await page.getByText(say.state.pending).first().waitFor();

  const theirs = await speaking(administrator, 'en');
  await goTo(theirs.page, theirs.say, theirs.say.shell.roles);
  await theirs.page.getByRole('link', { name: theirs.say.roles.tab.requests, exact: true }).click();
  await theirs.page.getByRole('link', { name: '佐藤 葵' }).waitFor();
  await seen(theirs.page, 'requests-en');
  await theirs.page.getByRole('link', { name: '佐藤 葵' }).click();
  await theirs.page.getByRole('button', { name: theirs.say.requests.approve }).click();
  const deciding = panelOf(theirs.page);
  await deciding.getByLabel(theirs.say.ui.reason).fill('Agreed');
  await seen(theirs.page, 'request-approve-en');
  await deciding.getByRole('button', { name: theirs.say.requests.approve }).click();
  await entry(theirs.page, theirs.say, theirs.say.event.access_request.approved).waitFor();
  await seen(theirs.page, 'request-en');

  await page.reload();
  await page.getByText(say.state.approved).first().waitFor();
  await rail.getByRole('link', { name: say.shell.people, exact: true }).click();
  await heading(page, say.people.title).waitFor();
});

test('a check says whether somebody may do something somewhere, and why', async () => {
  const { page } = administrator;
  const { say } = await speaking(administrator, 'ja');
  await page.goto(`${platform.origin}/roles/check`);
  await page.getByText(say.check.begin).waitFor();
  await pick(page, page.getByRole('combobox', { name: say.check.what }), '店舗の変更');
  await page.getByText(say.check.yes, { exact: true }).waitFor();
  await pick(page, page.getByRole('combobox', { name: say.check.who }), '佐藤 葵');
  await page.getByText(say.check.no, { exact: true }).waitFor();
  await page.getByText(say.check.effect.other_role).waitFor();
  await seen(page, 'check-ja');
});

test('a review is attested by keyboard and in bulk; what was revoked or left is taken away when it closes', async () => {
  const { page } = administrator;
  const { say } = await speaking(administrator, 'ja');
  await page.goto(`${platform.origin}/roles/reviews`);
  await page.getByRole('link', { name: '秋の権限棚卸し' }).waitFor();
  await seen(page, 'reviews-ja');
  await page.getByRole('link', { name: '秋の権限棚卸し' }).click();
  await page.getByText(say.reviews.own).first().waitFor();
  await seen(page, 'review-ja');
  await page.getByRole('link', { name: say.roles.tab.reviews, exact: true }).click();

  await page.getByRole('button', { name: say.reviews.open }).click();
  const opening = panelOf(page);
  await opening.getByRole('textbox', { name: say.reviews.name, exact: true }).fill('閲覧者の棚卸し');
  await pick(page, opening.getByRole('combobox', { name: say.field.role }), say.role.viewer);
  await seen(page, 'review-open-ja');
  await opening.getByRole('button', { name: say.reviews.openButton, exact: true }).click();
  await heading(page, '閲覧者の棚卸し').waitFor();
  const rows = page.locator('a[data-row]');
  await rows.first().waitFor();
  await expect.poll(() => rows.count()).toBe(3);

  const viewer = page.getByRole('row').filter({ hasText: '小林 葵' });
  await viewer.locator('a[data-row]').focus();
  await page.keyboard.press('y');
  await viewer.getByText(say.state.kept, { exact: true }).waitFor();
  await viewer.locator('a[data-row]').focus();
  await page.keyboard.press('r');
  const revoking = panelOf(page);
  await revoking.getByLabel(say.ui.reason).fill('異動により不要');
  await seen(page, 'review-revoke-ja');
  await revoking.getByRole('button', { name: say.reviews.revoke, exact: true }).click();
  await viewer.getByText(say.state.revoked, { exact: true }).waitFor();
  const kept = page.getByRole('row').filter({ hasText: '佐藤 葵' });
  await kept.getByRole('checkbox').click();
  await page.getByRole('button', { name: say.reviews.keepSelected }).click();
  await kept.getByText(say.state.kept, { exact: true }).waitFor();

  await page.getByRole('button', { name: say.reviews.close }).click();
  const closing = panelOf(page);
  await closing.getByText(filled(say.reviews.closePending, { count: 1 })).waitFor();
  await closing.getByLabel(say.ui.reason).fill('確認の完了');
  await seen(page, 'review-close-ja');
  await closing.getByRole('button', { name: say.reviews.close, exact: true }).click();
  await page.getByText(say.reviews.state.closed, { exact: true }).first().waitFor();
  await seen(page, 'review-closed-ja');
  await openBySearch(page, say, 'kobayashi.aoi', '小林 葵');
  await page.getByRole('region', { name: say.roles.ofPerson }).getByText(say.roles.nonePerson).waitFor();
});

test('a job type is added, renamed in English and retired', async () => {
  const { page } = administrator;
  const { say } = await speaking(administrator, 'ja');
  await page.getByRole('link', { name: say.shell.settings, exact: true }).click();
  await heading(page, say.jobTypes.title).waitFor();
  await page.getByRole('button', { name: say.jobTypes.add }).click();
  const adding = panelOf(page);
  await adding.getByRole('textbox', { name: say.jobTypes.name, exact: true }).fill('栄養士');
  await adding.getByLabel(say.field.name_en).fill('Dietitian');
  await adding.getByRole('button', { name: say.jobTypes.addButton }).click();
  await page.getByRole('row').filter({ hasText: 'Dietitian' }).waitFor();
  await page.getByRole('button', { name: filled(say.jobTypes.editOf, { name: '栄養士' }) }).click();
  await panelOf(page).getByLabel(say.field.name_en).fill('Registered dietitian');
  await panelOf(page).getByRole('button', { name: say.ui.save }).click();
  await page.getByRole('row').filter({ hasText: 'Registered dietitian' }).waitFor();
  await seen(page, 'job-types-ja');
  await page.getByRole('button', { name: filled(say.jobTypes.retireOf, { name: '栄養士' }) }).click();
  await panelOf(page).getByLabel(say.ui.reason).fill('使わなくなったため');
  await panelOf(page).getByRole('button', { name: say.jobTypes.retire, exact: true }).click();
  await page.getByRole('row').filter({ hasText: '栄養士' }).getByText(say.state.discontinued).waitFor();
});

test('every page of roles fits a narrow phone, in English and in the dark', async () => {
  const { page } = administrator;
  await speaking(administrator, 'en');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [path, name] of [
    ['/roles', 'roles'],
    ['/roles/kiban:viewer', 'role'],
    ['/roles/requests', 'requests'],
    ['/roles/reviews', 'reviews'],
    ['/roles/check?permission=directory.stores.read', 'check'],
    ['/settings/job-types', 'job-types'],
  ] as const) {
    await page.goto(`${platform.origin}${path}`);
    await heading(page, await page.getByRole('heading', { level: 1 }).innerText()).waitFor();
    await seenNarrow(page, `${name}-narrow-en`);
  }
});
