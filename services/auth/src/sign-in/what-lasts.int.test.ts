import { randomUUIDv7 } from 'node:crypto';
import { roleKey } from '@kiban/service';
import { afterAll, expect, test } from 'vitest';
import { houseApi } from '../api/testing/house-api.ts';
import { giveRole } from '../api/testing/planted-tenant.ts';
import { CREDENTIAL, credentialsOf, isPassword, ofType, secondFactorsFor } from '../credentials/credential.ts';
import { openEnrolment } from '../credentials/open-enrolment.ts';
import { withdrawFromTenant } from '../credentials/tenant-credentials.ts';
import { withdrawVouchers } from '../credentials/withdraw-credential.ts';
import { lookupCodesEnrolment } from '../factors/lookup-codes/enrolment.ts';
import { passkeyEnrolment } from '../factors/passkey/enrolment.ts';
import { optionsOn, sendPasskey } from '../factors/passkey/testing/passkey-page.ts';
import { softwareAuthenticator } from '../factors/passkey/testing/software-authenticator.ts';
import { passwordProof } from '../factors/password/password-proof.ts';
import { findUser } from '../login-view/login-view.ts';
import { resetFactors } from '../persons/reset-factors.ts';
import { setPassword } from '../persons/set-password.ts';
import { EVERY_POLICY, SIGN_IN_POLICY } from '../policies/policy.ts';
import { forgetPolicies } from '../policies/tenant-policies.ts';
import { type Browser, browser } from '../protocol/testing/browser.ts';
import { markCompromised } from '../resets/mark-compromised.ts';
import type { Reset } from '../resets/reset.ts';
import { resetPassword } from '../resets/reset-password.ts';
import { revoke } from '../sessions/revoke.ts';
import { kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { pharmacy } from '../terminals/testing/pharmacy.ts';
import { noOutlook } from './outlook.ts';
import type { Asker } from './parts.ts';
import { codesOn, isSignedIn, openHouse, PASSWORD, seedOn, type TestTenant, type TestUser } from './testing/house.ts';
import { type OpenPage, send, visit } from './testing/page.ts';

const NEW = 'yama9=Kagami.Mo';
const house = await openHouse();
const api = await houseApi(house);
afterAll(async () => {
  await api.close();
  await house.close();
});
const { store, parts } = house;
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');
const operator = { operator: 'sato', reason: 'stolen', identity_proof_method: 'staff card shown' };
const act = (user: TestUser) => ({
  ...{ tenant_id: user.tenant.tenant_id, actor: { kind: 'person', id: 'admin' } as const, reason: 'lost' },
  ...{ request_id: null, at: house.now() },
});
const typesOf = async (user: TestUser) => (await credentialsOf(store, user.person_id)).map(({ data }) => data.type);
const appOf = async (user: TestUser) => ofType(await credentialsOf(store, user.person_id), 'totp')[0]?.id ?? '';

/** A link to choose a password by, from an administrator who knows the person. */
async function linkFor(user: TestUser): Promise<string> {
  const known = await findUser(store, user.tenant.tenant_id, user.user_id);
  if (known === undefined) throw new Error('nobody');
  const reset: Reset = {
    ...{ reset_id: randomUUIDv7(), tenant_id: user.tenant.tenant_id, user_id: user.user_id, person_id: user.person_id },
    ...{ what: 'password', identity_check: 'in_person_known', delivery: 'by_hand', issued_by: randomUUIDv7() },
    ...{ reason: 'forgotten', issued_at: house.now() },
  };
  return (await resetPassword(parts, reset, known, act(user))) ?? '';
}
const invited = async (user: TestUser, in_ = browser()) =>
  ({ in_, page: await send(in_, await visit(in_, await linkFor(user)), { login_id: user.login_id }) }) as const;

/** In a tenant of two administrators an emergency is on. @returns a code of the sealed paper. */
async function emergencyIn(tenant: TestTenant): Promise<string> {
  const administrator = async () => {
    const user = await house.user(tenant);
    await giveRole(store, tenant.tenant_id, { user_id: user.user_id, role: roleKey('administrator') });
    return user;
  };
  const [one, other] = [await administrator(), await administrator()];
  const { codes } = await api.json(one, 'post', '/break-glass-codes', { reason: 'x' });
  const { id } = await api.json(one, 'post', '/emergencies', { reason: 'x' });
  await api.json(other, 'post', `/emergencies/${id}/confirm`, { hours: 1, reason: 'x' });
  return (codes as string[])[0] ?? '';
}

/** A thief with password and app, on the page that prints codes. */
async function parkedAtCodes(user: TestUser): Promise<{ readonly in_: Browser; readonly page: OpenPage }> {
  const in_ = browser();
  const chosen = await send(in_, await house.upToSecondFactor(in_, user), { method: 'totp' });
  return { in_, page: await send(in_, chosen, { code: house.code(seedOn(chosen)) }) };
}
const proveCodes = async ({ in_, page }: { in_: Browser; page: OpenPage }) =>
  send(in_, await send(in_, page, {}), { code: codesOn(page)[0] ?? '' });

test('a sign-in left standing on the page of codes ends when password and factors are reset', async () => {
  const user = await house.person(aoba);
  const parked = await parkedAtCodes(user);
  house.forward(1800);
  await resetFactors(house.persons, user.person_id, operator);
  await setPassword(house.persons, { ...user, password: NEW, must_change: false }, operator);
  const end = await proveCodes(parked);
  expect([isSignedIn(end), end.title]).toEqual([false, 'パスワードを入力']);
  expect(await typesOf(user)).toEqual(['password']);
  expect((await house.upToSecondFactor(browser(), user, NEW)).title).toBe('2 つ目の確認方法を選ぶ');
});

test('and when the person removed the factor it was begun with', async () => {
  const user = await house.person(aoba);
  const parked = await parkedAtCodes(user);
  await withdrawVouchers(store, await appOf(user), ['operator'], act(user));
  expect(isSignedIn(await proveCodes(parked))).toBe(false);
  expect(await typesOf(user)).toEqual(['password']);
});

test('one left standing before the second factor ends when the password is another, or an administrator ends the sessions', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const parked = async () => {
    const in_ = browser();
    return { in_, page: await house.upToSecondFactor(in_, user) };
  };
  const ended = await parked();
  const target = { person_id: user.person_id, tenant_id: aoba.tenant_id };
  await revoke(store, target, { ...act(user), reason: 'by_administrator', note: null });
  expect(isSignedIn(await send(ended.in_, ended.page, { code: house.code(seed) }))).toBe(false);
  const meanwhile = await parked();
  const before = ofType(await credentialsOf(store, user.person_id), 'password')[0];
  if (before === undefined) throw new Error('no password');
  await store.create(PLATFORM_WIDE, CREDENTIAL, { ...before, id: randomUUIDv7() }); // another of the same word
  expect(isSignedIn(await send(meanwhile.in_, meanwhile.page, { code: house.code(seed) }))).toBe(false);
  const now = await parked();
  expect(isSignedIn(await send(now.in_, now.page, { code: house.code(seed) }))).toBe(true);
});

test('one left standing on the page of a new password chooses none once another was given', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const give = (password: string) => setPassword(house.persons, { ...user, password, must_change: true }, operator);
  await give(PASSWORD);
  const in_ = browser();
  const page = await send(in_, await house.upToSecondFactor(in_, user), { code: house.code(seed) });
  expect(page.title).toBe('新しいパスワードを決める');
  await give('kawa5=Hashi.Mo');
  await send(in_, page, { new_password: NEW, new_password_again: NEW });
  expect((await house.upToSecondFactor(browser(), user, NEW)).problem).not.toBeNull();
  expect((await house.upToSecondFactor(browser(), user, 'kawa5=Hashi.Mo')).problem).toBeNull();
});

test('a form that is sent twice adds one app, and one sheet of codes', async () => {
  const user = await house.person(aoba);
  const at = browser();
  const scan = await send(at, await house.upToSecondFactor(at, user), { method: 'totp' });
  const code = house.code(seedOn(scan));
  const [print] = await Promise.all([send(at, scan, { code }), send(at, scan, { code })]);
  expect(await typesOf(user)).toEqual(['totp', 'password']);
  const codes = codesOn(print.html.includes('codes') ? print : await visit(at, print.at.href));
  const prove = await send(at, await visit(at, print.at.href), {});
  const proof = { code: codes[0] ?? '' };
  await Promise.all([send(at, prove, proof), send(at, prove, proof)]);
  expect(await typesOf(user)).toEqual(['lookup_codes', 'totp', 'password']);
  const [sheet] = ofType(await credentialsOf(store, user.person_id), 'lookup_codes');
  const kept = await store.query(PLATFORM_WIDE, kindOf('lookup_code'), 'alternate', sheet?.id ?? '');
  expect(kept).toHaveLength(codes.length - 1);
});

test('an answer that comes a second time adds no second passkey, and takes away no codes that the first one added', async () => {
  const user = await house.person(aoba);
  const asker = { network: '192.0.2.1', request_id: 'x' } as unknown as Asker;
  const [password] = (await credentialsOf(store, user.person_id)).filter(isPassword);
  if (password === undefined) throw new Error('no password');
  const named = { ...user, client: { client_id: null, name: '' }, known_device: null, terminal: null };
  const proven = { ...named, proofs: [passwordProof(password, house.now())], ...noOutlook([]) };
  const key = await passkeyEnrolment.begin(parts, asker, proven);
  const passkey = softwareAuthenticator({ origin: house.origin }).create(key.options);
  const add = () => passkeyEnrolment.answer(parts, asker, proven, key, { passkey });
  expect((await Promise.all([add(), add()])).map(({ kind }) => kind)).toEqual(['added', 'added']);
  const sheet = { ...(await lookupCodesEnrolment.begin(parts, asker, proven)), page: 'prove' as const };
  const [code = ''] = (await parts.envelope.open(sheet.sealed_codes, user.person_id)).split(' ');
  for (const _ of ['once', 'again']) await lookupCodesEnrolment.answer(parts, asker, proven, sheet, { code });
  expect(await typesOf(user)).toEqual(['lookup_codes', 'passkey', 'password']);
});

test('an emergency’s code leaves no password behind: neither beside a link nor for one that has to be changed', async () => {
  const tenant = await house.tenant('kyukyu');
  const user = await house.user(tenant);
  const first = await invited(user);
  await send(first.in_, first.page, { new_password: PASSWORD, new_password_again: PASSWORD });
  const { seed } = await house.enrol(browser(), user);
  const emergency = await emergencyIn(tenant);
  const linked = await invited(user);
  expect(linked.page.forms.map(({ button }) => button?.value)).not.toContain('use:break_glass_code');
  expect(linked.page.title).toBe('認証アプリのコードを入力');
  await markCompromised(
    { store, clock: house.now },
    { tenant_id: tenant.tenant_id, person_id: user.person_id },
    act(user),
  );
  const at = browser();
  const use = await send(at, await house.upToSecondFactor(at, user), {}, { action: 'use:break_glass_code' });
  const asked = await send(at, use, { code: emergency });
  expect([isSignedIn(asked), asked.title]).toEqual([false, '認証アプリのコードを入力']);
  const change = await send(at, asked, { code: house.code(seed) });
  expect(change.title).toBe('新しいパスワードを決める');
  expect(isSignedIn(await send(at, change, { new_password: NEW, new_password_again: NEW }))).toBe(true);
});

test('a terminal’s key changes no password that has to be changed, and strangers’ failures lock nobody out of a terminal', async () => {
  const tenant = await house.tenant('tanmatsu');
  const shop = await pharmacy(house, tenant);
  await shop.restrict();
  const [hanako, on] = [await shop.person('青葉 花子'), await shop.terminal()];
  const { seed } = await house.enrol(browser(), hanako);
  const signIn = async () => {
    const list = await on.prove(await house.begin(on.browser, { prompt: 'login', tenant: tenant.code }));
    const people = list.forms.find(({ hidden }) => hidden.action === 'enter:terminal');
    if (people === undefined) throw new Error('no list of people');
    const asked = await send(
      on.browser,
      { ...list, forms: [{ ...people, button: null }] },
      { user_id: hanako.user_id },
    );
    return on.prove(await send(on.browser, asked, { password: PASSWORD }));
  };
  for (let n = 0; n < 40; n += 1) {
    const account = `${tenant.tenant_id} ${hanako.login_id}`;
    const attempt = { account, network: `198.51.100.${n}`, known_device: null };
    if ((await parts.throttle.begin(attempt)).allowed) await parts.throttle.failed(attempt);
  }
  expect((await house.upToSecondFactor(browser(), hanako)).problem).toContain('秒後に');
  expect(isSignedIn(await signIn())).toBe(true);
  await setPassword(house.persons, { ...hanako, password: PASSWORD, must_change: true }, operator);
  const asked = await signIn();
  expect([isSignedIn(asked), asked.title]).toEqual([false, '認証アプリのコードを入力']);
  expect((await send(on.browser, asked, { code: house.code(seed) })).title).toBe('新しいパスワードを決める');
});

test('a factor that was added ends what an invitation opened: with it taken away the password alone adds none', async () => {
  const user = await house.user(aoba);
  const { in_, page } = await invited(user);
  await send(in_, page, { new_password: PASSWORD, new_password_again: PASSWORD });
  await house.enrol(browser(), user);
  const removeAll = async () => {
    for (const { id } of secondFactorsFor(await credentialsOf(store, user.person_id), aoba.tenant_id))
      await withdrawFromTenant(store, aoba.tenant_id, { person_id: user.person_id, id }, act(user));
  };
  await removeAll();
  expect((await house.upToSecondFactor(browser(), user)).title).toBe('この方法ではログインできません');
  // whoever makes sure who it is opens it again
  await openEnrolment({ store, clock: house.now }, user.person_id, [aoba.tenant_id]);
  const { seed } = await house.enrol(browser(), user);
  const again = await invited(user);
  const chosen = await send(again.in_, again.page, { code: house.code(seed) });
  await send(again.in_, chosen, { new_password: NEW, new_password_again: NEW });
  await removeAll();
  expect((await house.upToSecondFactor(browser(), user, NEW)).title).toBe('この方法ではログインできません');
});

test('beside a link a factor is shown that the company’s policy takes, where the person has one', async () => {
  const tenant = await house.tenant('kami-dake');
  const user = await house.person(tenant);
  await house.enrol(browser(), user);
  expect((await invited(user)).page.title).toBe('認証アプリのコードを入力');
  const policy = { second_factors: ['lookup_codes'] as const };
  const data = { tenant_id: tenant.tenant_id, policy_id: 'tenant', policy, status: 'active', changes: 1 } as const;
  const references = { alternate: EVERY_POLICY };
  await store.put(tenant.tenant_id, SIGN_IN_POLICY, { id: 'tenant', data, references, expires_at: null });
  forgetPolicies(parts.store, tenant.tenant_id);
  const { page } = await invited(user);
  expect(page.title).toBe('印刷したコードを入力');
  expect(page.forms.map(({ button }) => button?.value)).not.toContain('use:totp');
});

const account = (at: Browser, path: string) => visit(at, `${house.origin}${path}`);

test('on the account pages a seed and codes are shown to whoever showed two factors just now; only printing has half an hour', async () => {
  const user = await house.person(aoba);
  const at = browser();
  const { seed } = await house.enrol(at, user);
  const anew = async (page: OpenPage) => {
    const asked = await send(at, await send(at, page, { login_id: user.login_id }), { password: PASSWORD });
    return send(at, asked, { code: house.code(seed) });
  };
  const scan = await send(at, await account(at, '/account/factors/add'), { method: 'totp' });
  expect(seedOn(scan)).not.toBe('');
  house.forward(6 * 60);
  const hidden = await account(at, '/account/factors/add');
  expect([seedOn(hidden), hidden.title]).toEqual(['', 'ログインIDを入力']);
  const wrong = await send(at, scan, { code: '000000' });
  expect(seedOn(wrong)).toBe('');
  const prove = await send(at, await send(at, await anew(wrong), { method: 'lookup_codes' }), {});
  house.forward(20 * 60);
  const still = await account(at, '/account/factors/add');
  expect(still.title).toBe(prove.title);
  const asked = await send(at, await anew(await send(at, still, {}, { action: 'new_codes' })), { method: 'passkey' });
  const made = softwareAuthenticator({ origin: house.origin }).create(optionsOn(asked));
  house.forward(6 * 60);
  await sendPasskey(at, asked, made);
  expect(await typesOf(user)).not.toContain('passkey');
});

test('the right present password is no failure, however often the new one does not do', async () => {
  const user = await house.person(aoba);
  const at = browser();
  await house.enrol(at, user);
  let page = await account(at, '/account/password');
  const typed = { password: PASSWORD, new_password: 'short', new_password_again: 'short' };
  for (let time = 0; time < 12; time += 1) page = await send(at, page, typed);
  expect([page.at.pathname, page.problem?.includes('秒後に')]).toEqual(['/account/password', false]);
});
