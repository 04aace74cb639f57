import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { testBrowser } from './testing/browser.ts';
import { call, userNamed } from './testing/call.ts';
import { choosePassword, linkIn, openNewestMail } from './testing/invitation.ts';
import { testPlatform } from './testing/platform.ts';
import { seen, seenNarrow } from './testing/seen.ts';
import {
  arrived,
  enrol,
  type Factors,
  forgetPassword,
  identify,
  type PageLanguage,
  useApp,
  usePrintedCode,
} from './testing/sign-in.ts';
import { heading, openBySearch, panelOf, select } from './testing/things.ts';
import { type Visitor, visit } from './testing/visit.ts';
import { filled } from './testing/words.ts';

const platform = testPlatform();
const browser = testBrowser();

const WORDS = {
  ja: {
    over: 'このリンクは使えません',
    newPassword: '新しいパスワード',
    again: '新しいパスワード（もう一度）',
    change: '変更する',
    why: '今のパスワードはほかの人が知っている可能性があるか、今の決まりに合わないため、新しいものに変えます。',
    sessions: '端末とセッション',
    everywhere: 'この端末を含むすべてからログアウト',
    signedOut: 'ログアウトしました',
    account: 'アカウント',
  },
  en: {
    over: 'This link cannot be used',
    newPassword: 'New password',
    again: 'New password, again',
    change: 'Change password',
    why: 'Somebody else may know your present password, or it does not meet today’s rules. Please choose a new one.',
    sessions: 'Devices and sessions',
    everywhere: 'Sign out everywhere, here too',
    signedOut: 'You are signed out',
    account: 'Your account',
  },
} as const;

// whoever an administrator let in: what the operator vouches for, as for the people of the demo, no administrator takes away
interface Story {
  readonly language: PageLanguage;
  /** What is set up first. */
  readonly factor: 'app' | 'paper';
  /** The administrator. */
  readonly by: string;
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
}
const aoki = { by: 'watanabe.takuya', loginId: 'aoki.aoi', name: '青木 葵', email: 'aoi@aoba.example' };
const ishii = { by: 'yamazaki.naoki', loginId: 'ishii.aya', name: '石井 彩', email: 'aya@aoba.example' };
const stories: readonly Story[] = [
  { ...aoki, language: 'ja', factor: 'app' },
  { ...ishii, language: 'en', factor: 'paper' },
];

describe.each(stories)('recovery ($language)', ({ language, factor, by, loginId, name, email }) => {
  const words = WORDS[language];
  const at = (step: string): string => `recovery-${step}-${language}`;
  let administrator: Visitor;
  let password = `Nashi-no-ki-5#${language}-kado`;
  let factors: Factors;
  let first = '';
  /** Where the person is signed in: one test leaves it to the next. */
  let theirs: Page;
  beforeAll(async () => {
    administrator = await visit({ platform, browser }, { tenant: 'aoba', loginId: by }, { language, path: '/people' });
    const { id } = await userNamed(administrator, loginId);
    await call(administrator, 'patch', `/api/directory/users/${id}`, { email });
    const given = { identity_check: 'in_person_known', delivery: 'by_hand', reason: 'First day' };
    const reset = await call(administrator, 'post', `/api/auth/people/${id}/password-resets`, given);
    first = String(reset.link);
  });
  const credentials = () => ({ tenant: 'aoba', loginId, password });

  /** Signs in with the password and a printed code, on a page that asks for it. */
  const signIn = async (page: Page): Promise<void> => {
    await identify(page, credentials(), language);
    await usePrintedCode(page, factors, language);
  };
  const newVisit = async (): Promise<Page> => {
    const page = await browser.open({ language });
    await page.goto(platform.origin);
    await signIn(page);
    await arrived(page);
    return page;
  };

  test('who forgot the password chooses another by mail and second factor, without JavaScript, at 320 px', async () => {
    const page = await browser.open({ language, width: 320, height: 640, javaScript: false });
    await choosePassword(page, { link: first, loginId, password }, language, async () => undefined);
    await page.goto(`${platform.origin}/account`);
    await identify(page, credentials(), language);
    factors = await enrol(page, factor, language);
    await page.getByRole('heading', { level: 1, name: words.account }).waitFor();
    await expect.poll(() => told(page)).toContain(email);

    await page.context().clearCookies();
    await page.goto(platform.origin);
    await forgetPassword(page, credentials(), language);
    await seenNarrow(page, at('asked'));
    await openNewestMail(page, platform.origin, { to: email, subject: 'New password' });
    await seenNarrow(page, at('mail'));
    const link = await linkIn(page);
    const former = password;
    password = `Kaki-no-ki-8#${language}-yane`;
    const confirm = (asked: Page) => usePrintedCode(asked, factors, language, (step) => seenNarrow(asked, at(step)));
    await choosePassword(page, { link, loginId, password, confirm }, language, (shown, step) =>
      seenNarrow(shown, at(step)),
    );
    await identify(page, { ...credentials(), password: former }, language);
    await page.getByRole('alert').waitFor();
    await page.context().clearCookies();
    await page.goto(`${platform.origin}/account`);
    await identify(page, credentials(), language);
    if (factors.totp === null) await usePrintedCode(page, factors, language);
    else await useApp(page, factors.totp, language);
    await page.getByRole('heading', { level: 1, name: words.account }).waitFor();
    await page.goto(link);
    await page.getByRole('heading', { name: words.over }).waitFor();
    await seenNarrow(page, at('over'));
  });

  test('an administrator who made sure who it is hands over a link, which still takes the second factor', async () => {
    const { page, say } = administrator;
    const panel = await signInAct(say.signIn.resetPassword.act);
    await panel.getByLabel(say.ui.reason).fill('Forgotten');
    await panel.getByRole('button', { name: say.signIn.resetPassword.act }).click();
    await panel.getByText(say.signIn.check.missing).waitFor();
    await select(page, panel.getByRole('combobox', { name: say.signIn.check.label }), say.signIn.check.call_back);
    const delivery = panel.getByRole('combobox', { name: say.signIn.resetPassword.delivery });
    await select(page, delivery, say.signIn.resetPassword.byHand);
    await seen(page, at('reset'));
    const answered = page.waitForResponse((response) => response.url().endsWith('/password-resets'));
    await panel.getByRole('button', { name: say.signIn.resetPassword.act }).click();
    expect(await (await answered).json()).toMatchObject({ identity_check: 'call_back', delivery: 'by_hand' });
    await panelOf(page).getByText(say.signIn.once.note).waitFor();
    await seen(page, at('handed-over'));
    const link = (await panelOf(page).getByText('/invitation/').innerText()).trim();
    await panelOf(page).getByRole('button', { name: say.signIn.once.done }).click();

    theirs = await browser.open({ language });
    password = `Momo-no-ki-9#${language}-mado`;
    const confirm = (asked: Page) => usePrintedCode(asked, factors, language);
    await choosePassword(theirs, { link, loginId, password, confirm }, language, (shown, step) =>
      seen(shown, at(`link-${step}`)),
    );
    await signIn(theirs);
    await heading(theirs, say.requests.title).waitFor();
  });

  test('a password that leaked ends what is open, and is changed at the next sign-in', async () => {
    const { page, say } = administrator;
    const panel = await signInAct(say.signIn.compromised.act);
    await panel.getByText(say.signIn.compromised.change).waitFor();
    await panel.getByLabel(say.ui.reason).fill('Found on a note');
    await seen(page, at('compromised'));
    await panel.getByRole('button', { name: say.signIn.compromised.act }).click();
    await page.getByText(filled(say.signIn.compromised.done, { name })).waitFor();
    await credentialOf(say.signIn.method.password).getByText(say.signIn.credentials.mustChange).waitFor();

    await isOver(theirs);
    await theirs.goto(platform.origin);
    await signIn(theirs);
    await theirs.getByText(words.why).waitFor();
    await seen(theirs, at('must-change'));
    password = `Ume-no-ki-3#${language}-hashi`;
    await theirs.getByLabel(words.newPassword, { exact: true }).fill(password);
    await theirs.getByLabel(words.again, { exact: true }).fill(password);
    await theirs.getByRole('button', { name: words.change }).click();
    await heading(theirs, say.requests.title).waitFor();
  });

  test('second factors that were lost are reset; the next sign-in sets up new ones', async () => {
    const { page, say } = administrator;
    const panel = await signInAct(say.signIn.resetFactors.act);
    await panel.getByLabel(say.ui.reason).fill('Lost');
    const check = panel.getByRole('combobox', { name: say.signIn.check.label });
    await select(page, check, say.signIn.check.in_person_document);
    await seen(page, at('reset-factors'));
    await panel.getByRole('button', { name: say.signIn.resetFactors.act }).click();
    await page.getByText(filled(say.signIn.resetFactors.done, { name })).waitFor();
    await credentialOf(say.signIn.method.lookup_codes).waitFor({ state: 'detached' });

    await isOver(theirs);
    await theirs.goto(platform.origin);
    await identify(theirs, credentials(), language);
    factors = await enrol(theirs, 'app', language);
    await heading(theirs, say.requests.title).waitFor();
  });

  test('an app that was taken away is not asked for any more', async () => {
    const { page, say } = administrator;
    await openPerson();
    const method = say.signIn.method.totp;
    const remove = page.getByRole('button', { name: filled(say.signIn.credentials.removeOf, { method }) });
    await remove.click();
    const panel = panelOf(page);
    await panel.getByText(say.signIn.meaning.atOnce).waitFor();
    await panel.getByLabel(say.ui.reason).fill('Sold the phone');
    await seen(page, at('remove-app'));
    await panel.getByRole('button', { name: say.signIn.credentials.remove, exact: true }).click();
    await page.getByText(filled(say.signIn.credentials.removed, { name, method })).waitFor();
    await remove.waitFor({ state: 'detached' });

    factors = { ...factors, totp: null };
    theirs = await newVisit();
    await heading(theirs, say.requests.title).waitFor();
  });

  test('who signs out everywhere from the account’s pages is signed out in every browser', async () => {
    const [first, second] = [await newVisit(), await newVisit()];
    await first.goto(`${platform.origin}/account/sessions?tenant=aoba`);
    await first.getByRole('heading', { level: 1, name: words.sessions }).waitFor();
    await seen(first, at('sessions'));
    await first.getByRole('button', { name: words.everywhere }).click();
    await first.getByRole('heading', { name: words.signedOut }).waitFor();
    await seen(first, at('signed-out'));
    for (const page of [first, second]) await isOver(page);
  });

  async function openPerson(): Promise<void> {
    const { page, say } = administrator;
    await page.goto(`${platform.origin}/people`);
    await openBySearch(page, say, loginId, name);
  }

  /** Opens the person's page, and there what can be done about how they sign in. */
  async function signInAct(act: string): Promise<Locator> {
    await openPerson();
    const { page, say } = administrator;
    await page.getByRole('button', { name: say.signIn.acts }).click();
    await page.getByRole('menuitem', { name: act }).click();
    return panelOf(page);
  }

  /** One of the things the person signs in with, on the administrator's page. */
  function credentialOf(method: string): Locator {
    const { page, say } = administrator;
    const { title } = say.signIn.credentials;
    return page.getByRole('region', { name: title, exact: true }).getByRole('listitem').filter({ hasText: method });
  }
});

/** What a page says now, read anew. */
async function told(page: Page): Promise<string> {
  await page.reload();
  return page.locator('main').innerText();
}

/** The console lets nobody in from this browser any more. */
async function isOver(page: Page): Promise<void> {
  const status = async () => (await page.context().request.get(`${platform.origin}/session`)).status();
  await expect.poll(status).toBe(401);
}
