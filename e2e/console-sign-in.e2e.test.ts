import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen, seenNarrow } from './testing/seen.ts';
import { identify, usePrintedCode } from './testing/sign-in.ts';
import { fact, goTo, heading, openBySearch, panelOf, pick, select } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
const UNIT = '埼玉エリア';
const who = { tenant: 'aoba', loginId: 'watanabe.takuya' };
let administrator: Visitor;
beforeAll(async () => {
  administrator = await visit({ platform, browser }, who, { language: 'ja', path: '/settings' });
});

test('the policy says what holds and where each part of it was said', async () => {
  const { page, say } = administrator;
  await page.getByRole('link', { name: say.shell.settingsTab.signInPolicy }).click();
  await heading(page, say.signInPolicy.title).waitFor();
  await expect.poll(() => fact(page, say.signInPolicy.field.hours).innerText()).toContain(say.signInPolicy.platform);
  await page.getByText(say.signInPolicy.ownNone).waitFor();
  await seen(page, 'sign-in-policy-ja');
});

test('before a change is saved it says whom it concerns; it takes somebody who showed just now who they are', async () => {
  const { page, say } = administrator;
  await page.getByRole('button', { name: say.signInPolicy.edit }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.signInPolicy.field.hours).fill('99');
  await panel.getByRole('button', { name: say.ui.save }).click();
  await panel.getByText(filled(say.signInPolicy.between, { least: 1, most: 24 })).waitFor();
  await panel.getByLabel(say.signInPolicy.field.hours).fill('10');
  await panel.getByLabel(say.ui.reason).fill('情報セキュリティ委員会の決定');
  const administrators = panel.getByRole('checkbox', { name: say.role.administrator, exact: true });
  await administrators.click();
  await panel.getByText(say.signInPolicy.consequence.adds_passkey).first().waitFor();
  await seen(page, 'sign-in-policy-edit-ja');
  await administrators.click();
  await panel.getByText(say.signInPolicy.consequence.adds_passkey).waitFor({ state: 'detached' });
  await panel.getByRole('checkbox', { name: say.role.access_approver }).click();

  await answeredTooOldOnce(page);
  await panel.getByRole('button', { name: say.ui.save }).click();
  await panel.getByText(say.problem.confirmFirst, { exact: true }).waitFor();
  await seen(page, 'confirm-first-ja');
  const opened = page.context().waitForEvent('page');
  await panel.getByRole('link', { name: say.problem.confirm }).click();
  await confirm(await opened);
  await panel.getByRole('button', { name: say.ui.save }).click();
  await page.getByText(filled(say.signInPolicy.saved, { place: say.signInPolicy.company })).waitFor();
  await expect.poll(() => fact(page, say.signInPolicy.field.hours).innerText()).toContain(say.signInPolicy.saidHere);
});

test('a unit can be stricter than the company, and no looser', async () => {
  const { page, say } = administrator;
  await pick(page, page.getByRole('combobox', { name: say.signInPolicy.place }), UNIT);
  await expect.poll(() => new URL(page.url()).searchParams.get('place')).toMatch(/^unit:/);
  await expect.poll(() => fact(page, say.signInPolicy.field.hours).innerText()).toContain(say.signInPolicy.company);
  await page.getByRole('button', { name: say.signInPolicy.edit }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.signInPolicy.field.hours).fill('12');
  await panel.getByRole('button', { name: say.ui.save }).click();
  await panel.getByRole('alert').getByText('上位の方針より緩く').waitFor();
  await panel.getByLabel(say.signInPolicy.field.hours).fill('8');
  await panel.getByRole('button', { name: say.ui.save }).click();
  await page.getByText(filled(say.signInPolicy.saved, { place: UNIT })).waitFor();
  await page.getByRole('link', { name: UNIT }).waitFor();
  await seen(page, 'sign-in-policy-unit-ja');
  await page.getByRole('button', { name: say.signInPolicy.withdraw }).click();
  await panelOf(page).getByLabel(say.ui.reason).fill('試行の終了');
  await panelOf(page).getByRole('button', { name: say.signInPolicy.withdraw }).click();
  await page.getByText(say.signInPolicy.ownNone).waitFor();
});

test('why somebody cannot sign in is told with what to do next, and a temporary code is shown once', async () => {
  const { page, say } = administrator;
  await openBySearch(page, say, 'sato.aoi', '佐藤 葵');
  const region = page.getByRole('region', { name: say.signIn.title, exact: true });
  await region.getByRole('button', { name: /件|項目/ }).click();
  await region
    .getByText(/二つ目|2 つ目/)
    .first()
    .waitFor();
  await seen(page, 'person-sign-in-ja');

  await region.getByRole('button', { name: say.signIn.acts }).click();
  await page.getByRole('menuitem', { name: say.signIn.temporaryCode.act }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.ui.reason).fill('スマートフォンの忘れ物');
  await panel.getByRole('button', { name: say.signIn.temporaryCode.act }).click();
  await panel.getByText(say.signIn.check.missing).waitFor();
  await select(page, panel.getByRole('combobox', { name: say.signIn.check.label }), say.signIn.check.in_person_known);
  await seen(page, 'temporary-code-ja');
  await panel.getByRole('button', { name: say.signIn.temporaryCode.act }).click();
  await panel.getByText(say.signIn.once.note).waitFor();
  await panel.getByRole('button', { name: say.signIn.once.done }).click();
  await region.getByRole('button', { name: say.signIn.temporaryCode.withdraw }).click();
  await panelOf(page).getByLabel(say.ui.reason).fill('見つかったため');
  await panelOf(page).getByRole('button', { name: say.signIn.temporaryCode.withdraw }).click();
  await page.getByText(say.signIn.temporaryCode.withdrawn).waitFor();
});

test('a session that is ended from the person’s page is signed out', async () => {
  const doors = { platform, browser };
  const theirs = await visit(
    doors,
    { tenant: 'aoba', loginId: 'kobayashi.aoi' },
    { language: 'en', path: '/sign-ins' },
  );
  await heading(theirs.page, theirs.say.signIns.title).waitFor();
  await seen(theirs.page, 'sign-ins-viewer-en');
  const { page, say } = administrator;
  await openBySearch(page, say, 'kobayashi.aoi', '小林 葵');
  const sessions = page.getByRole('region', { name: say.signIn.sessions.title });
  await sessions.getByRole('button', { name: /セッションを終了する/ }).click();
  await panelOf(page).getByLabel(say.ui.reason).fill('離席中のため');
  await panelOf(page).getByRole('button', { name: say.signIn.sessions.end }).click();
  await sessions.getByText(say.signIn.sessions.none).waitFor();
  await seen(page, 'person-sessions-ja');
  await goTo(theirs.page, theirs.say, theirs.say.shell.stores);
  await theirs.page.getByLabel('Login ID', { exact: true }).waitFor();
});

test('the history tells what happened in the company, and who has no second factor stands store by store', async () => {
  const { page, say } = administrator;
  await goTo(page, say, say.shell.signIns);
  await heading(page, say.signIns.title).waitFor();
  await select(page, page.getByRole('combobox', { name: say.signIns.result }), say.signIns.results.ended);
  await page
    .getByText(filled(say.signIns.ended, { why: say.signIns.end.by_administrator }))
    .first()
    .waitFor();
  await page.getByRole('button', { name: say.signIns.moreOf }).first().click();
  await panelOf(page).getByText('離席中のため').waitFor();
  await seen(page, 'sign-in-detail-ja');
  await panelOf(page).getByRole('button', { name: say.ui.close }).last().click();
  await page.getByRole('button', { name: say.ui.clearFilters }).click();
  await seen(page, 'sign-ins-ja');

  await page.getByRole('link', { name: say.shell.signInsTab.coverage }).click();
  await heading(page, say.coverage.title).waitFor();
  await page
    .getByRole('button', { name: /未登録の人を表示/ })
    .first()
    .click();
  await panelOf(page).getByText(say.coverage.next).waitFor();
  await seen(page, 'coverage-people-ja');
  await panelOf(page).getByRole('button', { name: say.ui.close }).last().click();
  await seen(page, 'coverage-ja');
});

test('the look of the sign-in pages is shown before it is saved; white on it must be readable', async () => {
  const { page, say } = await speaking(administrator, 'en');
  await goTo(page, say, say.shell.settings);
  await page.getByRole('link', { name: say.shell.settingsTab.branding }).click();
  await page.getByRole('button', { name: say.branding.edit }).click();
  const panel = panelOf(page);
  await panel.getByLabel(say.branding.name).fill('あおば薬局');
  await panel.getByLabel(say.branding.colour).fill('#ffe066');
  await panel.getByRole('button', { name: say.ui.save }).click();
  await panel.getByText(say.branding.colourLight).waitFor();
  await panel.getByLabel(say.branding.colour).fill('#146c43');
  await panel.getByLabel(say.branding.mark).setInputFiles({
    name: 'mark.png',
    mimeType: 'image/png',
    buffer: Buffer.from(MARK, 'base64'),
  });
  await panel.getByRole('img', { name: say.branding.markChosen }).first().waitFor();
  await seen(page, 'branding-edit-en');
  await panel.getByRole('button', { name: say.ui.save }).click();
  await page.getByText(say.branding.saved).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await heading(page, say.branding.title).waitFor();
  await seen(page, 'branding-en');
  await page.emulateMedia({ colorScheme: 'light' });
});

test('the pages are usable at 320 px, without scrolling sideways', async () => {
  const { page, say } = await speaking(administrator, 'en');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path, title] of [
    ['/settings/sign-in', say.signInPolicy.title],
    ['/settings/branding', say.branding.title],
    ['/sign-ins', say.signIns.title],
    ['/sign-ins/coverage', say.coverage.title],
  ] as const) {
    await page.goto(`${platform.origin}${path}`);
    await heading(page, title).waitFor();
    await seenNarrow(page, `${path.slice(1).replaceAll('/', '-')}-320-en`);
  }
});

/** A green square, 32 × 32. */
const MARK =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mMQyXGmKWIYtWDUglELRi0YtWDUglELRi0YtWDUglELhooFACU3DC6Eo/zoAAAAAElFTkSuQmCC';

/** What the API answers five minutes after the sign-in, which no test waits for. */
async function answeredTooOldOnce(page: Page): Promise<void> {
  await page.route(
    '**/api/auth/policies/tenant',
    (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({
            status: 401,
            contentType: 'application/problem+json',
            body: JSON.stringify({ code: 'authentication_too_old' }),
          })
        : route.fallback(),
    { times: 1 },
  );
}

/** Signs in once more in the tab that opened. */
async function confirm(tab: Page): Promise<void> {
  const { factors } = administrator;
  await identify(tab, platform.credentialsOf(who.tenant, who.loginId), 'ja');
  await usePrintedCode(tab, factors, 'ja');
  await tab.getByRole('heading', { name: '本人確認ができました' }).waitFor();
  await seen(tab, 'confirmed-ja');
  await tab.close();
}
