import { expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { testPlatform } from './testing/platform.ts';
import { seen } from './testing/seen.ts';
import { identify, usePrintedCode } from './testing/sign-in.ts';
import { chooseAct, entry, fact, goTo, openBySearch, panelOf } from './testing/things.ts';
import { visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();
const REFUSED = 'The login ID or the password is not right.';

test('a suspension ends every session at once, and its end lets the person in again', async () => {
  const doors = { platform, browser };
  const suspended = { tenant: 'aoba', loginId: 'kobayashi.aoi' };
  const theirs = await visit(doors, suspended, { language: 'en', path: '/people' });
  const { page, say } = await visit(doors, { tenant: 'aoba', loginId: 'watanabe.takuya' }, { language: 'ja' });

  await openBySearch(page, say, suspended.loginId, '小林 葵');
  const panel = await chooseAct(page, say, say.people.suspend);
  await panel.getByText(say.people.meaning.sessionsEnd).waitFor();
  await panel.getByLabel(say.ui.reason).fill('端末の紛失');
  await seen(page, 'person-suspend-ja');
  await panel.getByRole('button', { name: say.people.suspend }).click();
  await page.getByText(filled(say.people.suspendDone, { name: '小林 葵' })).waitFor();
  const began = performance.now();
  await expect.poll(() => fact(page, say.field.status).innerText()).toContain(say.state.suspended);

  await goTo(theirs.page, theirs.say, theirs.say.shell.stores);
  await theirs.page.getByLabel('Login ID', { exact: true }).waitFor();
  const over = Math.round(performance.now() - began);
  console.info(`From the suspension to the sign-in page, with one click between: ${over} ms.`);
  expect(over).toBeLessThan(20_000);
  await identify(theirs.page, platform.credentialsOf(suspended.tenant, suspended.loginId), 'en');
  await expect.poll(() => theirs.page.getByRole('alert').innerText()).toBe(REFUSED);

  await page.getByRole('button', { name: say.people.resume }).click();
  await panelOf(page).getByRole('button', { name: say.people.resume }).click();
  await entry(page, say, say.event.user.resumed).waitFor();
  await seen(page, 'person-resumed-ja');
  const again = await browser.open({ language: 'en' });
  await again.goto(platform.origin);
  await identify(again, platform.credentialsOf(suspended.tenant, suspended.loginId), 'en');
  await usePrintedCode(again, theirs.factors, 'en');
  await again.getByRole('heading', { name: theirs.say.stores.title }).waitFor();
});
