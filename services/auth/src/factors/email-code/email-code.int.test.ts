import type { Mail } from '@kiban/mail';
import { afterAll, expect, test } from 'vitest';
import { replacePassword } from '../../credentials/replace-password.ts';
import { LOGIN_USER } from '../../login-view/login-view.ts';
import { deliverWaitingMails } from '../../mails/deliver-mails.ts';
import { PLATFORM_POLICY } from '../../policies/platform-policy.ts';
import { EVERY_POLICY, SIGN_IN_POLICY } from '../../policies/policy.ts';
import { forgetPolicies } from '../../policies/tenant-policies.ts';
import { browser } from '../../protocol/testing/browser.ts';
import { recordsWaiting } from '../../records/testing/records-waiting.ts';
import { isSignedIn, openHouse, PASSWORD, type TestUser } from '../../sign-in/testing/house.ts';
import { send } from '../../sign-in/testing/page.ts';
import { newEmailCode, useEmailCode } from './email-code.ts';

const house = await openHouse();
afterAll(() => house.close());
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');
const policy = { second_factors: [...PLATFORM_POLICY.second_factors, 'email_code'] as const };
const kept = { tenant_id: aoba.tenant_id, policy_id: 'tenant', policy, status: 'active', changes: 1 } as const;
const references = { alternate: EVERY_POLICY };
await house.store.put(aoba.tenant_id, SIGN_IN_POLICY, { id: 'tenant', data: kept, references, expires_at: null });
forgetPolicies(house.parts.store, aoba.tenant_id);

const TITLE = 'メールで届いたコードを入力';

/** The mails that wait now, sent. */
async function mails(): Promise<Mail[]> {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: async () => undefined };
  await deliverWaitingMails({ ...house.parts, mailer }, 'urgent');
  return sent;
}
const codeIn = (mail: Mail | undefined): string => /^\d{4} \d{4}$/m.exec(mail?.text ?? '')?.[0] ?? '';

async function asked(user: TestUser) {
  const terminal = browser();
  const page = await house.upToSecondFactor(terminal, user);
  const [mail] = await mails();
  return { terminal, page, mail, code: codeIn(mail) };
}

test('a code by mail is a second factor where the policy lists it; the mail names the product and who asks', async () => {
  const user = await house.person(aoba);
  const { terminal, page, mail, code } = await asked(user);
  expect([page.title, page.html.includes('h…@a….example')]).toEqual([TITLE, true]);
  expect(page.html).not.toContain(`${user.login_id}@`);
  expect(mail).toMatchObject({
    to: `${user.login_id}@aoba.example`,
    subject: expect.stringContaining('ログイン用コード'),
  });
  for (const words of ['127.0.0.1', '青葉ファーマシー', '10 分間', 'within 10 minutes'])
    expect(mail?.text).toContain(words);
  expect(isSignedIn(await send(terminal, page, { code: ` ${code}` }))).toBe(true);
  const waiting = await recordsWaiting(house.store);
  const session = waiting.find(({ state }) => state?.person_id === user.person_id && state.acr);
  expect(session?.state).toMatchObject({ acr: 'urn:kiban:acr:mfa', methods: ['password', 'email_code'] });
});

test('it counts once, for ten minutes, and in the sign-in that asked for it', async () => {
  const user = await house.person(aoba);
  const [one, other] = [await asked(user), await asked(user)];
  expect((await send(other.terminal, other.page, { code: one.code })).problem).toContain('正しくない');
  expect((await send(one.terminal, one.page, { code: '00000000' })).problem).toContain('正しくない');
  expect(isSignedIn(await send(one.terminal, one.page, { code: one.code }))).toBe(true);
  house.forward(601);
  expect((await send(other.terminal, other.page, { code: other.code })).problem).toContain('正しくない');
});

test('of several uses of one code at the same moment exactly one succeeds', async () => {
  const made = await newEmailCode(house.parts, 'x');
  const digest = house.parts.hasher.digest(made.code, made.salt);
  const atOnce = { ...house.parts, hasher: { ...house.parts.hasher, digest: () => digest } };
  const uses = await Promise.all(Array.from({ length: 10 }, () => useEmailCode(atOnce, made, made.code)));
  expect(uses.filter(Boolean)).toHaveLength(1);
});

test('another one can be asked for, five times in a quarter of an hour; the newest counts', async () => {
  const user = await house.person(aoba);
  const first = await asked(user);
  let page = await send(first.terminal, first.page, {}, { action: 'use:email_code' });
  const [second] = await mails();
  expect((await send(first.terminal, page, { code: first.code })).problem).toContain('正しくない');
  for (let time = 0; time < 4; time += 1) page = await send(first.terminal, page, {}, { action: 'use:email_code' });
  expect(await mails()).toHaveLength(3);
  expect(page.html).toContain('15 分ほど待って');
  expect(codeIn(second)).not.toBe('');
});

test('beside a password that came by mail it is no second factor: one mailbox would be enough', async () => {
  const user = await house.user(aoba);
  const { person_id, user_id } = user;
  const actor = { kind: 'person', id: user_id } as const;
  const act = { tenant_id: aoba.tenant_id, actor, reason: null, request_id: null, at: house.now() };
  const opens_enrolment_until = house.now() + 60_000;
  const given = {
    person_id,
    password: PASSWORD,
    vouched_by: [aoba.tenant_id],
    must_change: false,
    opens_enrolment_until,
  };
  await replacePassword(house.parts, { ...given, by_mail: true }, act);
  expect((await house.upToSecondFactor(browser(), user)).title).toBe('2 つ目の確認方法を選ぶ');
  expect(await mails()).toEqual([]);
});

test('where no policy lists it, and to whoever has no address, none is sent', async () => {
  const elsewhere = await house.tenant('minato', 'みなと薬局');
  expect((await house.upToSecondFactor(browser(), await house.person(elsewhere))).title).not.toBe(TITLE);
  const without = await house.person(aoba);
  const known = await house.store.get(aoba.tenant_id, LOGIN_USER, without.user_id);
  if (known !== undefined)
    await house.store.put(aoba.tenant_id, LOGIN_USER, { ...known, data: { ...known.data, email: null } });
  expect((await house.upToSecondFactor(browser(), without)).title).not.toBe(TITLE);
  expect(await mails()).toEqual([]);
});
