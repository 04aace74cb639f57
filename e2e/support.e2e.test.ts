import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { entry, goTo, panelOf } from './testing/things.ts';
import { speaking, type Visitor, visit } from './testing/visit.ts';
import { filled, wordsOf } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
const TICKET = 'TCK-1042';

let staff: Page;
let administrator: Visitor;
const say = wordsOf('ja');
beforeAll(async () => {
  const doors = { platform, browser };
  staff = (await visit(doors, { tenant: 'platform', loginId: 'tanabe' }, { path: '/support' })).page;
  administrator = await visit(doors, { tenant: 'aoba', loginId: 'watanabe.takuya' }, { path: '/support' });
});

test('the support staff see nothing before a customer agrees, and ask for a ticket', async () => {
  await staff.getByText(say.support.noTenants).waitFor();
  await seen(staff, 'support-staff-none-ja');

  await staff.getByRole('link', { name: say.support.requests }).click();
  await staff.getByRole('button', { name: say.support.ask }).click();
  const asking = panelOf(staff);
  await asking.getByLabel(say.support.tenantCode).fill('aoba');
  await asking.getByRole('textbox', { name: say.support.ticket, exact: true }).fill(TICKET);
  await asking.getByLabel(say.support.why).fill('端末がつながらないとのお問い合わせ');
  await seen(staff, 'support-ask-ja');
  await asking.getByRole('button', { name: say.support.askButton }).click();
  await staff.getByRole('row').filter({ hasText: TICKET }).getByText(say.state.requested).waitFor();
  await seen(staff, 'support-requests-ja');
});

test('the customer reads who asks and why, and lets them look for a shorter time', async () => {
  const { page } = administrator;
  await page.reload();
  await page.getByRole('link', { name: TICKET }).waitFor();
  await seen(page, 'support-grants-ja');
  await page.getByRole('link', { name: TICKET }).click();
  await page.getByRole('button', { name: say.support.approve }).click();
  const approving = panelOf(page);
  await approving.getByRole('textbox', { name: say.support.hours, exact: true }).fill('99');
  await approving.getByRole('button', { name: say.support.approve }).click();
  await approving.getByRole('alert').waitFor();
  await approving.getByRole('textbox', { name: say.support.hours, exact: true }).fill('2');
  await seen(page, 'support-approve-ja');
  await approving.getByRole('button', { name: say.support.approve }).click();
  await page.getByText(say.state.approved).first().waitFor();
});

test('then they search the customers that agreed, and see people masked', async () => {
  await goTo(staff, say, say.shell.support);
  await staff.getByText(TICKET).waitFor();
  await staff.getByRole('searchbox', { name: say.support.findHint }).fill('小林');
  await staff.getByRole('button', { name: say.support.findButton }).click();
  const person = staff.getByRole('link', { name: '小＊＊＊' }).first();
  await person.waitFor();
  expect(await staff.getByText('小林 葵').count()).toBe(0);
  await seen(staff, 'support-found-ja');
  await person.click();
  await staff.getByText(say.support.maskedHere).waitFor();
  expect(await staff.getByText('小林').count()).toBe(0);
  await seen(staff, 'support-person-ja');
  await goTo(staff, say, say.shell.support);
  await staff.getByRole('searchbox', { name: say.support.findHint }).fill('あおば');
  await staff.getByRole('button', { name: say.support.findButton }).click();
  await staff.locator('a[href*="/stores/"]').first().click();
  await staff.getByRole('region', { name: say.ui.history }).getByRole('listitem').first().waitFor();
  await seen(staff, 'support-store-ja');
});

test('the customer reads each look, and takes the leave back at once', async () => {
  const { page } = administrator;
  await page.reload();
  const views = page.getByRole('region', { name: say.support.views });
  await views.getByText(filled(say.support.searched, { words: '小林', count: '' }).slice(0, 6)).waitFor();
  await views.getByText(say.support.openedWhat.user).waitFor();
  await views.getByText(say.support.openedWhat.store).waitFor();
  await expect.poll(() => views.getByRole('listitem').count()).toBe(4);
  await seen(page, 'support-grant-ja');
  const { say: english } = await speaking(administrator, 'en');
  await seen(page, 'support-grant-en');
  await page.getByRole('button', { name: english.support.revoke }).click();
  await panelOf(page).getByLabel(english.ui.reason).fill('Solved');
  await panelOf(page).getByRole('button', { name: english.support.revoke }).click();
  await entry(page, english, english.event.support_grant.revoked).waitFor();

  await staff.reload();
  await staff.getByText(say.problem.notFound).first().waitFor();
});
