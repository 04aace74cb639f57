import type { Page } from 'playwright-core';
import { expect } from 'vitest';
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

/** Opens the newest mail of the mailbox; it must be about `subject`. Mail comes a moment after it was caused. */
export async function openNewestMail(page: Page, origin: string, subject: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`${origin}/mailbox`);
        return page.getByRole('link', { name: subject }).count();
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  await page.getByRole('link', { name: subject }).first().click();
  await page.getByRole('heading', { name: subject }).waitFor();
}

/** Where the mail that is open leads to. */
export async function linkIn(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: '/invitation/' }).first();
  return (await link.getAttribute('href')) ?? '';
}

/** Follows the link of an invitation, proves by the login id to be the right person, and chooses a password. */
export async function acceptInvitation(
  page: Page,
  { link, loginId, password }: { readonly link: string; readonly loginId: string; readonly password: string },
  language: PageLanguage,
  atEach: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const words = WORDS[language];
  await page.goto(link);
  await page.getByLabel(words.loginId, { exact: true }).fill(loginId);
  await atEach(page, 'invitation-login-id');
  await page.getByRole('button', { name: words.next }).click();
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByLabel(words.again, { exact: true }).fill(password);
  await atEach(page, 'invitation-password');
  await page.getByRole('button', { name: words.set }).click();
  await page.getByRole('heading', { name: words.done }).waitFor();
  await atEach(page, 'invitation-accepted');
  await page.getByRole('link', { name: words.signIn }).click();
}
