import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedEvent } from '@kiban/event-store';
import { developmentMailbox, type Mail, MailError, type Mailer } from '@kiban/mail';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { deliverWaitingMails } from '../mails/deliver-mails.ts';
import { browser } from '../protocol/testing/browser.ts';
import { isSignedIn, openHouse, PASSWORD, type TestUser } from '../sign-in/testing/house.ts';
import { send, visit } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { issueTemporaryCode } from '../temporary-codes/issue-temporary-code.ts';
import { INVITATION, takeInvitation } from './invitation.ts';

const house = await openHouse();
const folder = mkdtempSync(join(tmpdir(), 'kiban-mailbox-'));
const mailbox = developmentMailbox({ folder });
afterAll(async () => {
  await mailbox.close();
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');

const OVER = 'このリンクは使えません';

/** What the directory's feed tells of an invitation. */
const told = (
  { tenant, user_id }: TestUser,
  id: string,
  more: { version?: number; status?: string; language?: string } = {},
) =>
  ({
    ...{
      id: randomUUIDv7(),
      epoch: 1,
      aggregate_kind: 'invitation',
      aggregate_id: id,
      version: more.version ?? 1,
      request_id: null,
    },
    tenant_id: tenant.tenant_id,
    state: { user_id, language: more.language ?? 'ja', status: more.status ?? 'sent' },
  }) as unknown as FeedEvent;

/** A mailer that keeps what it was given, beside the development mailbox. */
function post(fail?: () => Error | undefined): Mailer & { sent: Mail[] } {
  const sent: Mail[] = [];
  return {
    sent,
    send: async (mail) => {
      const error = fail?.();
      if (error !== undefined) throw error;
      await mailbox.send(mail);
      sent.push(mail);
    },
    close: async () => undefined,
  };
}
const deliver = (mailer: Mailer) => deliverWaitingMails({ ...house.parts, mailer }, 'ordinary');
const linkOf = (text: string): string => /http:\S+\/invitation\/\S+/.exec(text)?.[0] ?? '';
const linkIn = (mail: Mail | undefined): string => linkOf(mail?.text ?? '');

async function invite(user: TestUser, id = randomUUIDv7(), language = 'ja') {
  await takeInvitation(house.parts, told(user, id, { language }));
  const mailer = post();
  await deliver(mailer);
  const mail = mailer.sent.find(({ to, text }) => to === `${user.login_id}@aoba.example` && linkOf(text) !== '');
  return { id, mail, link: linkIn(mail) };
}
/** What was told of in the test before. */
beforeEach(async () => void (await deliver(post())));
const typed = (password: string) => ({ new_password: password, new_password_again: password });

test('from the mail to the first sign-in: login id, own password, second factor, in', async () => {
  const user = await house.user(aoba);
  const { mail, link } = await invite(user);
  expect(mail?.subject).toContain('青葉ファーマシー');
  expect(mail?.text.indexOf('様')).toBeLessThan(mail?.text.indexOf('Dear') ?? 0);
  expect(mail?.text).not.toContain(user.login_id);
  const terminal = browser();
  const start = await visit(terminal, link);
  expect([start.title, start.at.pathname]).toEqual(['ログインの準備をする', '/invitation']);
  expect(start.html).not.toContain(link.split('/').at(-1));
  const wrong = await send(terminal, start, { login_id: 'somebody' });
  expect(wrong.problem).toContain('異なります');
  const password = await send(terminal, wrong, { login_id: user.login_id.toUpperCase() });
  expect((await send(terminal, password, typed('Aoba-east2026!'))).problem).toContain('推測されやすい');
  expect((await send(terminal, password, typed(PASSWORD))).title).toBe('パスワードを設定しました');
  expect((await house.begin(terminal)).title).toBe('ログインIDを入力');
  expect(isSignedIn((await house.enrol(terminal, user)).end)).toBe(true);
  expect((await visit(browser(), link)).title).toBe(OVER);
});

test('the recipient’s language comes first', async () => {
  const { mail } = await invite(await house.user(aoba), randomUUIDv7(), 'en');
  expect(mail?.text.indexOf('Dear')).toBeLessThan(mail?.text.indexOf('様') ?? 0);
});

test('one mail for each invitation, however often the feed tells of it and however many deliver', async () => {
  const user = await house.user(aoba);
  const id = randomUUIDv7();
  const mailer = post();
  for (let time = 0; time < 3; time += 1) await takeInvitation(house.parts, told(user, id));
  await Promise.all(Array.from({ length: 5 }, () => deliver(mailer)));
  await takeInvitation(house.parts, told(user, id));
  await deliver(mailer);
  expect(mailer.sent).toHaveLength(1);
});

test('a newer invitation ends the link of the one before; a withdrawn one opens nothing', async () => {
  const user = await house.user(aoba);
  const first = await invite(user);
  const second = await invite(user);
  expect((await visit(browser(), first.link)).title).toBe(OVER);
  expect((await visit(browser(), second.link)).title).toBe('ログインの準備をする');
  await takeInvitation(house.parts, told(user, first.id, { version: 2, status: 'withdrawn' }));
  expect((await visit(browser(), second.link)).title).toBe('ログインの準備をする');
  await takeInvitation(house.parts, told(user, second.id, { version: 2, status: 'withdrawn' }));
  expect((await visit(browser(), second.link)).title).toBe(OVER);
});

test('an invitation that was withdrawn before it was mailed is not mailed', async () => {
  const user = await house.user(aoba);
  const id = randomUUIDv7();
  await takeInvitation(house.parts, told(user, id));
  await takeInvitation(house.parts, told(user, id, { version: 2, status: 'withdrawn' }));
  await takeInvitation(house.parts, told(user, id));
  const mailer = post();
  await deliver(mailer);
  expect(mailer.sent).toEqual([]);
});

test('looking at a link does not use it up: mail scanners look too; completing does, once', async () => {
  const user = await house.user(aoba);
  const { link } = await invite(user);
  for (let time = 0; time < 3; time += 1) await visit(browser(), link);
  const terminals = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const terminal = browser();
      return { terminal, page: await visit(terminal, link) };
    }),
  );
  const [{ terminal, page } = { terminal: browser(), page: await visit(browser(), link) }] = terminals;
  const password = await send(terminal, page, { login_id: user.login_id });
  const ends = await Promise.all(
    Array.from({ length: 5 }, (_, index) => send(terminal, password, typed(`${PASSWORD}${index}`))),
  );
  expect(ends.filter(({ title }) => title === 'パスワードを設定しました')).toHaveLength(1);
});

test('whoever has a second factor shows it before the password is replaced, and sessions end with that', async () => {
  const user = await house.user(aoba);
  const { link } = await invite(user);
  const terminal = browser();
  await send(terminal, await send(terminal, await visit(terminal, link), { login_id: user.login_id }), typed(PASSWORD));
  const { seed, codes } = await house.enrol(terminal, user);
  const again = await invite(user);
  const other = browser();
  const factor = await send(other, await visit(other, again.link), { login_id: user.login_id });
  expect(factor.title).toBe('認証アプリのコードを入力');
  expect((await send(other, factor, { code: '000000' })).problem).toContain('正しくない');
  const paper = await send(other, factor, {}, { action: 'use:lookup_codes' });
  const password = await send(other, paper, { code: codes[0] ?? '' });
  expect((await send(other, password, typed('yuki9=Sanpo.Mo'))).title).toBe('パスワードを設定しました');
  expect(isSignedIn(await house.begin(terminal))).toBe(false);
  expect((await house.upToSecondFactor(browser(), user)).problem).toContain('正しくありません');
  const last = browser();
  const asked = await house.upToSecondFactor(last, user, 'yuki9=Sanpo.Mo');
  expect(isSignedIn(await send(last, asked, { code: house.code(seed) }))).toBe(true);
});

test('a login id that is the address of the mail says nothing: a code of the administrator’s is asked, too', async () => {
  const user = await house.user(aoba, { login_id: 'Hanako@aoba.example', email: 'hanako@aoba.example' });
  const mailer = post();
  await takeInvitation(house.parts, told(user, randomUUIDv7()));
  await deliver(mailer);
  const terminal = browser();
  const asked = await visit(terminal, linkIn(mailer.sent[0]));
  const shut = await send(terminal, asked, { login_id: user.login_id });
  expect(shut.title).toBe('管理者に連絡してください');
  expect((await send(terminal, shut, typed(PASSWORD))).title).toBe('ログインの準備をする');
  const { tenant_id } = aoba;
  const given = { code_id: randomUUIDv7(), tenant_id, user_id: user.user_id, person_id: user.person_id };
  const wanted = {
    ...given,
    identity_check: 'in_person_known',
    reason: 'new',
    issued_by: randomUUIDv7(),
    hours: 8,
  } as const;
  const act = { actor: { kind: 'person', id: 'admin' }, request_id: null, at: house.now() } as const;
  const { code } = await issueTemporaryCode(house.parts, wanted, act);
  const again = await send(terminal, await visit(terminal, asked.at.href), { login_id: user.login_id });
  expect(again.title).toBe('一時コードを入力');
  expect((await send(terminal, again, { code: 'AAAAAAAAAA' })).problem).toContain('正しくない');
  const password = await send(terminal, again, { code });
  expect((await send(terminal, password, typed(PASSWORD))).title).toBe('パスワードを設定しました');
  expect(isSignedIn((await house.enrol(terminal, user)).end)).toBe(true);
});

test('while the mail server is away invitations wait, and are mailed once when it is back', async () => {
  const user = await house.user(aoba);
  const id = randomUUIDv7();
  await takeInvitation(house.parts, told(user, id));
  let away = true;
  const mailer = post(() => (away ? new MailError('mail_unreachable', 'away') : undefined));
  expect(await deliver(mailer)).toBe(0);
  away = false;
  expect(await deliver(mailer)).toBe(0);
  house.forward(6);
  expect(await deliver(mailer)).toBe(1);
  expect(await deliver(mailer)).toBe(0);
});

test('a mail that is refused for good is not tried again', async () => {
  const user = await house.user(aoba);
  const id = randomUUIDv7();
  await takeInvitation(house.parts, told(user, id));
  await deliver(post(() => new MailError('mail_refused', 'no such mailbox')));
  expect((await house.store.get(PLATFORM_WIDE, INVITATION, id))?.data.state).toBe('undeliverable');
});

test('a form of an invitation from another site is refused', async () => {
  const user = await house.user(aoba);
  const { link } = await invite(user);
  const terminal = browser();
  const page = await visit(terminal, link);
  const headers = { 'sec-fetch-site': 'cross-site' };
  expect((await send(terminal, page, { login_id: user.login_id }, { headers })).status).toBe(403);
  expect((await send(terminal, page, { login_id: user.login_id, token: 'x' })).status).toBe(403);
});

test('a link ends after 72 hours, and after five wrong login ids', async () => {
  const user = await house.user(aoba);
  const { link } = await invite(user);
  house.forward(72 * 3600 - 60);
  expect((await visit(browser(), link)).title).toBe('ログインの準備をする');
  house.forward(61);
  expect((await visit(browser(), link)).title).toBe(OVER);
  const again = await invite(user);
  const terminal = browser();
  let page = await visit(terminal, again.link);
  for (let time = 0; time < 5; time += 1) page = await send(terminal, page, { login_id: `guess-${time}` });
  expect(page.title).toBe(OVER);
  expect((await visit(browser(), again.link)).title).toBe(OVER);
});
