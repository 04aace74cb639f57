import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE_MS } from './browser.ts';
import type { PageLanguage } from './sign-in.ts';

const WORDS = {
  ja: {
    loginId: 'ログインID',
    next: '次へ',
    password: '新しいパスワード',
    again: '新しいパスワード（もう一度）',
    set: 'このパスワードにする',
    done: 'パスワードを設定しました',
    signIn: 'ログインへ進む',
  },
  en: {
    loginId: 'Login ID',
    next: 'Continue',
    password: 'New password',
    again: 'New password, again',
    set: 'Set password',
    done: 'Your password is set',
    signIn: 'Sign in',
  },
} as const;

/** Opens the newest mail to somebody in the mailbox; it must be about `subject`. Mail comes a moment after it was caused. */
export async function openNewestMail(
  page: Page,
  origin: string,
  { to, subject }: { readonly to: string; readonly subject: string },
): Promise<void> {
  // people are told of changes to their account, too
  const rows = page.getByRole('row').filter({ hasText: to }).filter({ hasText: subject });
  const mail = rows.first().getByRole('link', { name: subject });
  await expect
    .poll(
      async () => {
        await page.goto(`${origin}/mailbox`);
        return mail.count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(1);
  await mail.click();
  await page.getByRole('heading', { name: subject }).waitFor();
}

/** Where the mail that is open leads to. */
export async function linkIn(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: '/invitation/' }).first();
  return (await link.getAttribute('href')) ?? '';
}

/** A link to a new password, and whom it is for. */
export interface PasswordLink {
  readonly link: string;
  readonly loginId: string;
  readonly password: string;
  /** Answers the question for a second factor, where there is one. */
  readonly confirm?: (page: Page) => Promise<void>;
}

/** Follows the link of an invitation or a reset, proves by the login id to be the right person, and chooses a password. */
export async function choosePassword(
  page: Page,
  { link, loginId, password, confirm }: PasswordLink,
  language: PageLanguage,
  atEach: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const words = WORDS[language];
  await page.goto(link);
  await page.getByLabel(words.loginId, { exact: true }).fill(loginId);
  await atEach(page, 'login-id');
  await page.getByRole('button', { name: words.next }).click();
  await confirm?.(page);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByLabel(words.again, { exact: true }).fill(password);
  await atEach(page, 'password');
  await page.getByRole('button', { name: words.set }).click();
  await page.getByRole('heading', { name: words.done }).waitFor();
  await atEach(page, 'accepted');
  await page.getByRole('link', { name: words.signIn }).click();
}
