import { randomUUIDv7 } from 'node:crypto';
import type { FeedEvent } from '@kiban/event-store';
import { afterAll, expect, test } from 'vitest';
import { identitiesOf, linkIdentity } from '../connections/identities/identity.ts';
import { newIdentity } from '../connections/identities/user-of.ts';
import { credentialsOf, isPassword } from '../credentials/credential.ts';
import { INVITATION_TOKEN } from '../invitations/invitation.ts';
import { endLostAccess } from '../login-view/access-lost.ts';
import { findUser } from '../login-view/login-view.ts';
import { resetFactors as resetFactorsOfPerson } from '../persons/reset-factors.ts';
import { setPassword } from '../persons/set-password.ts';
import { browser } from '../protocol/testing/browser.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';
import { isSignedIn, openHouse, PASSWORD, type TestUser } from '../sign-in/testing/house.ts';
import { send, visit } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { issueTemporaryCode } from '../temporary-codes/issue-temporary-code.ts';
import { openTemporaryCode } from '../temporary-codes/use-temporary-code.ts';
import { markCompromised } from './mark-compromised.ts';
import { requestRecovery } from './request-recovery.ts';
import { resetFactors } from './reset-factors.ts';
import { NEW, resetsIn } from './testing/resets-in.ts';

const house = await openHouse();
afterAll(() => house.close());
const aoba = await house.tenant('aoba', '青葉ファーマシー');
const other = await house.tenant('other', '別の会社');
const { store, parts, origin } = house;
const act = { actor: { kind: 'person', id: 'admin' } as const, request_id: null };
const credentialAct = (user: TestUser) => ({
  ...{ ...act, tenant_id: user.tenant.tenant_id, reason: 'lost', at: house.now() },
});

const { resetOf, linkFor, queued, mailed, linkIn, choose } = resetsIn(house, act);
/** Somebody presses “forgot your password?”. */
const ask = ({ tenant, login_id }: TestUser) => {
  const stranger = { request_id: 'x', ip_address: '203.0.113.9', browser: 'Firefox' };
  return requestRecovery(parts, { tenant_id: tenant.tenant_id, login_id }, stranger);
};

test('a link that is handed over opens once, with the login id and the second factor; until then the old password stays', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const link = await linkFor(user);
  expect(link).toMatch(new RegExp(`^${origin}/invitation/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$`));
  expect((await house.upToSecondFactor(browser(), user)).problem).toBeNull();
  expect((await choose(browser(), link, user, seed)).title).toBe('パスワードを設定しました');
  expect((await visit(browser(), link)).title).toBe('このリンクは使えません');
  expect((await house.upToSecondFactor(browser(), user)).problem).not.toBeNull();
  expect((await house.upToSecondFactor(browser(), user, NEW)).problem).toBeNull();
});

test('it is recorded who had it done, and how the person was recognised; the link is kept nowhere in clear', async () => {
  const user = await house.person(aoba);
  const link = await linkFor(user, { identity_check: 'call_back' });
  const found = (await recordsWaiting(store)).filter((each) => each.aggregate_kind === 'credential_reset');
  expect(found.at(-1)).toMatchObject({
    ...{ name: 'credential_reset.issued', reason: 'forgotten', actor: act.actor, tenant_id: aoba.tenant_id },
    state: { user_id: user.user_id, what: 'password', identity_check: 'call_back', delivery: 'by_hand' },
  });
  const code = link.split('/').at(-1) ?? '';
  const rows = await house.home.plant<{ row: string }>('select i::text as row from auth.item i');
  expect(rows.map(({ row }) => row).join('\n')).not.toContain(code);
});

test('a new reset ends the link before it', async () => {
  const user = await house.person(aoba);
  const first = await linkFor(user);
  const second = await linkFor(user);
  expect((await visit(browser(), first)).title).toBe('このリンクは使えません');
  expect((await visit(browser(), second)).title).not.toBe('このリンクは使えません');
});

test('whoever forgot a password gets a mail, and chooses another with the second factor they have', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const terminal = browser();
  const page = await send(terminal, await house.begin(terminal, { tenant: aoba.code }), { login_id: user.login_id });
  expect((await send(terminal, page, { action: 'forgotten' })).title).toBe('メールを確認してください');
  await expect.poll(() => mailed(user)).toHaveLength(1);
  const [text] = await mailed(user);
  expect(text).not.toContain(user.login_id);
  expect((await choose(browser(), linkIn(text), user, seed)).title).toBe('パスワードを設定しました');
  expect((await house.upToSecondFactor(browser(), user, NEW)).problem).toBeNull();
});

test('a mail alone never opens an account: without a second factor it leads to the administrator', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  const page = await send(terminal, await house.begin(terminal, { tenant: aoba.code }), { login_id: user.login_id });
  await send(terminal, page, { action: 'forgotten' });
  await expect.poll(() => mailed(user)).toHaveLength(1);
  const opened = await visit(terminal, linkIn((await mailed(user))[0]));
  const shut = await send(terminal, opened, { login_id: user.login_id });
  expect(shut.title).toBe('管理者に連絡してください');
  expect((await send(terminal, shut, { new_password: NEW, new_password_again: NEW })).title).not.toBe(
    'パスワードを設定しました',
  );
  expect((await house.upToSecondFactor(browser(), user)).problem).toBeNull();
});

test('whoever asks learns nothing, and nobody’s mailbox is filled', async () => {
  const user = await house.person(aoba);
  const pages = [];
  for (const login_id of [user.login_id, 'nobody', user.login_id, user.login_id, user.login_id]) {
    const terminal = browser();
    const page = await send(terminal, await house.begin(terminal, { tenant: aoba.code }), { login_id });
    const { status, html } = await send(terminal, page, { action: 'forgotten' });
    pages.push(`${status} ${html}`);
  }
  expect(new Set(pages).size).toBe(1);
  for (let time = 0; time < 3; time += 1) await ask(user);
  expect(await queued(user)).toHaveLength(3);
});

test('a reset of second factors takes away what the tenant vouches for, and leaves other tenants’ alone', async () => {
  const here = await house.person(aoba);
  const there = await house.user(other, { person_id: here.person_id });
  await house.enrol(browser(), here);
  const before = (await credentialsOf(store, here.person_id)).filter((item) => !isPassword(item));
  expect(before).toHaveLength(2);
  await resetFactors(
    { store, clock: house.now },
    resetOf(there, { what: 'factors', delivery: null }),
    credentialAct(there),
  );
  const kept = (await credentialsOf(store, here.person_id)).filter((item) => !isPassword(item));
  expect(kept.map(({ id }) => id)).toEqual(before.map(({ id }) => id)); // `other` vouches for none of them
});

test('after a reset of second factors new ones are added with the password, and a marked password adds none', async () => {
  const user = await house.user(aoba);
  await choose(browser(), await linkFor(user), user);
  const terminal = browser();
  const chosen = await send(terminal, await house.upToSecondFactor(terminal, user, NEW), { method: 'totp' });
  expect(chosen.title).not.toBe('この方法ではログインできません');
  const marked = await markCompromised({ store, clock: house.now }, { ...aoba, ...user }, credentialAct(user));
  expect(marked).toBe(1);
  expect((await house.upToSecondFactor(browser(), user, NEW)).title).toBe('この方法ではログインできません');
  await resetFactors(
    { store, clock: house.now },
    resetOf(user, { what: 'factors', delivery: null }),
    credentialAct(user),
  );
});

test('a password that somebody else knows is changed at the next sign-in, with the second factor', async () => {
  const user = await house.user(aoba);
  await choose(browser(), await linkFor(user), user, undefined, PASSWORD);
  const { seed } = await house.enrol(browser(), user);
  await markCompromised({ store, clock: house.now }, { ...aoba, ...user }, credentialAct(user));
  const mine = browser();
  const factor = await house.upToSecondFactor(mine, user);
  const change = await send(mine, factor, { code: house.code(seed) });
  expect([isSignedIn(change), change.title]).toEqual([false, '新しいパスワードを決める']);
  const end = await send(mine, change, { new_password: NEW, new_password_again: NEW });
  expect(isSignedIn(end)).toBe(true);
});

test('whoever presses “forgot your password?” loses nobody the link that an administrator arranged', async () => {
  const user = await house.user(aoba);
  const link = await linkFor(user);
  await ask(user);
  expect(await mailed(user)).toEqual([]);
  expect((await visit(browser(), link)).title).toBe('パスワードを再設定する');
  await linkFor(user, { delivery: 'mail' }); // waits for the mail server while a stranger asks
  await parts.store.removeAll(PLATFORM_WIDE, [INVITATION_TOKEN], 'person', user.person_id);
  await ask(user);
  const arranged = (await mailed(user)).find((text) => text.includes('管理者が、'));
  expect((await visit(browser(), linkIn(arranged))).title).toBe('パスワードを再設定する');
});

test('it is not the person who is said to have asked for a new password, but where it was asked from is kept', async () => {
  const user = await house.person(aoba);
  await ask(user);
  const found = (await recordsWaiting(store)).find(({ state }) => state.user_id === user.user_id);
  expect(found).toMatchObject({
    ...{ name: 'credential_reset.requested', actor: { kind: 'service', id: 'auth' } },
    personal: { ip_address: '203.0.113.9', browser: 'Firefox' },
  });
});

test('an older reset that is mailed late does not take the place of a newer link', async () => {
  const user = await house.user(aoba);
  await linkFor(user, { delivery: 'mail' });
  const newer = await linkFor(user);
  expect(await mailed(user)).toEqual([]);
  expect((await visit(browser(), newer)).title).toBe('パスワードを再設定する');
});

test('a link that was mailed to a wrong address opens nothing once that was corrected', async () => {
  const user = await house.user(aoba, { email: 'wrong@stranger.example' });
  await linkFor(user, { delivery: 'mail' });
  const [text] = await mailed(user);
  expect((await visit(browser(), linkIn(text))).title).toBe('パスワードを再設定する');
  await house.user(aoba, { ...user, email: 'right@aoba.example' });
  expect((await visit(browser(), linkIn(text))).title).toBe('このリンクは使えません');
});

test('who is suspended loses the open link for good, and who was erased all that the tenant vouched for', async () => {
  const [user, elsewhere] = [await house.user(aoba), await house.person(other)];
  const link = await linkFor(user);
  const become = async (status: 'active' | 'suspended' | 'left' | 'erased') => {
    await house.user(aoba, { ...user, status });
    const known = await findUser(store, aoba.tenant_id, user.user_id);
    if (known === undefined) throw new Error('nobody');
    const event = { id: randomUUIDv7(), name: `user.${status}`, request_id: null } as FeedEvent;
    await endLostAccess(store, house.now, { kind: 'user', user: known }, event);
  };
  await become('suspended');
  await become('active');
  expect((await visit(browser(), link)).title).toBe('このリンクは使えません');
  await choose(browser(), await linkFor(user), user, undefined, PASSWORD);
  await house.enrol(browser(), user);
  await become('left');
  await become('active');
  const typesOf = async ({ person_id }: TestUser) =>
    (await credentialsOf(store, person_id)).map(({ data }) => data.type);
  expect(await typesOf(user)).toHaveLength(3);
  await become('erased');
  expect(await typesOf(user)).toEqual([]);
  expect(await typesOf(elsewhere)).toEqual(['password']);
});

test('a link in the log of requests opens nothing', async () => {
  const user = await house.user(aoba);
  const link = await linkFor(user);
  await visit(browser(), link);
  const code = link.split('/').at(-1) ?? '';
  expect(house.log.some((line) => line.includes('/invitation/[masked]'))).toBe(true);
  expect(house.log.filter((line) => line.includes(code))).toEqual([]);
});

test('a page left open after its factor was shown sets no password once that factor was taken away', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const link = await linkFor(user);
  const thief = browser();
  const factor = await send(thief, await visit(thief, link), { login_id: user.login_id });
  const parked = await send(thief, factor, { code: house.code(seed) });
  expect(parked.title).toBe('パスワードを決める');
  const command = { operator: 'op', reason: 'stolen', identity_proof_method: 'card shown' };
  await resetFactorsOfPerson(house.persons, user.person_id, command);
  const end = await send(thief, parked, { new_password: NEW, new_password_again: NEW });
  expect(end.title).toBe('このリンクは使えません');
  expect((await house.upToSecondFactor(browser(), user, NEW)).problem).not.toBeNull();
});

test('a page left open before its person had a factor asks for one once they have', async () => {
  const user = await house.user(aoba);
  const thief = browser();
  const parked = await send(thief, await visit(thief, await linkFor(user)), { login_id: user.login_id });
  expect(parked.title).toBe('パスワードを決める');
  await setPassword(
    house.persons,
    { person_id: user.person_id, password: PASSWORD, must_change: false },
    { operator: 'op', reason: 'x' },
  );
  await house.enrol(browser(), user);
  const back = await send(thief, parked, { new_password: NEW, new_password_again: NEW });
  expect((await send(thief, back, { login_id: user.login_id })).title).toBe('認証アプリのコードを入力');
});

test('with the second factors go an open temporary code and the accounts elsewhere that the person linked themselves', async () => {
  const user = await house.person(aoba);
  await house.enrol(browser(), user);
  const { tenant_id } = aoba;
  const given = { code_id: randomUUIDv7(), tenant_id, user_id: user.user_id, person_id: user.person_id };
  const code = { ...given, identity_check: 'call_back', reason: 'x', issued_by: randomUUIDv7(), hours: 8 } as const;
  await issueTemporaryCode(parts, code, { ...act, at: house.now() });
  const subject = { tenant_id, connection_id: randomUUIDv7(), issuer: 'https://idp.example' };
  for (const by of ['person', 'administrator'] as const)
    await linkIdentity(store, newIdentity({ ...subject, subject: by }, user, by, house.now()), credentialAct(user));
  await resetFactors(parts, resetOf(user, { what: 'factors', delivery: null }), credentialAct(user));
  expect(await openTemporaryCode(store, { ...given }, house.now())).toBeUndefined();
  const left = await identitiesOf(store, tenant_id, user.person_id);
  expect(left.map(({ data }) => data.linked_by)).toEqual(['administrator']);
});
