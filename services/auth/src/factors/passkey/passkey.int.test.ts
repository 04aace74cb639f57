import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { CREDENTIAL, credentialsOf, ofType } from '../../credentials/credential.ts';
import { openEnrolment } from '../../credentials/open-enrolment.ts';
import { withdrawVouchers } from '../../credentials/withdraw-credential.ts';
import { INVITATION_TOKEN } from '../../invitations/invitation.ts';
import { EVERY_POLICY, type PartialPolicy, SIGN_IN_POLICY } from '../../policies/policy.ts';
import { forgetPolicies } from '../../policies/tenant-policies.ts';
import { browser } from '../../protocol/testing/browser.ts';
import { recordsWaiting } from '../../records/testing/records-waiting.ts';
import { isSignedIn, openHouse, type TestTenant, type TestUser } from '../../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../../store/auth-store.ts';
import { webAuthnSiteOf } from './relying-party.ts';
import { assertionResponse } from './response-schema.ts';
import { authenticatorMaker } from './testing/authenticator-maker.ts';
import { addPasskey, optionsOn, sendPasskey, usePasskeyOn } from './testing/passkey-page.ts';
import { type AuthenticatorOptions, softwareAuthenticator } from './testing/software-authenticator.ts';
import { usePasskey } from './use-passkey.ts';

const MODEL = '2fc0579f-8113-47ea-b116-bb5a8db9202a';
const maker = authenticatorMaker('Aoba Keys');
const house = await openHouse({ attestationRoots: [maker.root_pem] });
afterAll(() => house.close());
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');
const authenticatorOf = (options: Partial<AuthenticatorOptions> = {}) =>
  softwareAuthenticator({ origin: house.origin, ...options });

/** A new person up to the page that makes a passkey. */
async function upToPasskey(user: TestUser, terminal = browser()) {
  const choose = await house.upToSecondFactor(terminal, user);
  return { terminal, page: await send(terminal, choose, { method: 'passkey' }) };
}

/** Printed codes follow: the way out of a lost device. */
async function printedToo(terminal: ReturnType<typeof browser>, page: OpenPage): Promise<OpenPage> {
  const code = /<li><code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/.exec(page.html)?.[1] ?? '';
  return send(terminal, await send(terminal, page, {}), { code });
}

async function withPasskey(tenant: TestTenant = aoba, options: Partial<AuthenticatorOptions> = {}) {
  const user = await house.person(tenant);
  const authenticator = authenticatorOf(options);
  const { terminal, page } = await upToPasskey(user);
  const end = await printedToo(terminal, await addPasskey(terminal, page, authenticator));
  return { user, authenticator, end };
}

async function passkeyOf({ person_id }: TestUser) {
  const [passkey] = ofType(await credentialsOf(house.store, person_id), 'passkey');
  if (passkey === undefined) throw new Error('There is no passkey.');
  return passkey;
}

async function lastRecord(kind: string, personId: string) {
  const waiting = await recordsWaiting(house.store);
  const ofPerson = waiting.filter((record) => record.aggregate_kind === kind && record.state?.person_id === personId);
  return ofPerson.sort((one, other) => one.occurred_at.localeCompare(other.occurred_at)).at(-1);
}

async function policy(tenant: TestTenant, policy: PartialPolicy): Promise<void> {
  const data = { tenant_id: tenant.tenant_id, policy_id: 'tenant', policy, status: 'active', changes: 1 } as const;
  const item = { id: 'tenant', data, references: { alternate: EVERY_POLICY }, expires_at: null };
  await house.store.put(tenant.tenant_id, SIGN_IN_POLICY, item);
  forgetPolicies(house.parts.store, tenant.tenant_id);
}

test('a first sign-in adds a passkey, vouched for as the session that added it, and then asks for it', async () => {
  const { user, authenticator, end } = await withPasskey();
  expect(isSignedIn(end)).toBe(true);
  expect(await passkeyOf(user)).toMatchObject({ data: { name: '店舗の PC', vouched_by: ['operator'], counter: 0 } });
  const terminal = browser();
  const asked = await house.upToSecondFactor(terminal, user);
  expect([asked.title, asked.html.includes('/auth-assets/scripts/')]).toEqual(['パスキーで確認', true]);
  expect(asked.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(isSignedIn(await usePasskeyOn(terminal, asked, authenticator))).toBe(true);
  expect(await lastRecord('session', user.person_id)).toMatchObject({
    state: { acr: 'urn:kiban:acr:phr', methods: ['password', 'passkey'], phishing_resistant: true },
  });
  expect((await passkeyOf(user)).data.last_used_at).not.toBeNull();
});

test('in without login id and password, where the authenticator makes sure of its user', async () => {
  const { user, authenticator } = await withPasskey();
  const terminal = browser();
  const loginId = await house.begin(terminal, { tenant: aoba.code });
  expect(loginId.html).toContain('autocomplete="username webauthn"');
  expect(isSignedIn(await usePasskeyOn(terminal, loginId, authenticator))).toBe(true);
  const { state } = (await lastRecord('session', user.person_id)) ?? {};
  expect(state).toMatchObject({
    methods: ['passkey'],
    factor_types: ['inherence', 'possession'],
    amr: ['pop', 'user', 'mfa'],
  });
  const again = browser();
  const page = await house.begin(again, { tenant: aoba.code });
  expect((await usePasskeyOn(again, page, authenticator, { verifiesUser: false })).problem).toContain('パスキー');
});

test('without a password an authenticator that does not make sure of its user is possession only, and enough beside one', async () => {
  const { user, authenticator } = await withPasskey();
  const terminal = browser();
  const asked = await house.upToSecondFactor(terminal, user);
  expect(isSignedIn(await usePasskeyOn(terminal, asked, authenticator, { verifiesUser: false }))).toBe(true);
  expect(await lastRecord('session', user.person_id)).toMatchObject({
    state: { factor_types: ['knowledge', 'possession'] },
  });
});

test('a suspended user, a person of another tenant, and nobody are refused in the same words', async () => {
  const minato = await house.tenant('minato', 'みなと薬局');
  const [{ user, authenticator }, other] = [await withPasskey(), await withPasskey(minato)];
  await house.user(aoba, { ...user, status: 'suspended' });
  const refusals: (string | null)[] = [];
  for (const [by, changes] of [
    [authenticator, {}],
    [other.authenticator, {}],
    [other.authenticator, { userHandle: 'bm9ib2R5' }],
  ] as const) {
    const terminal = browser();
    const page = await usePasskeyOn(terminal, await house.begin(terminal, { tenant: aoba.code }), by, changes);
    expect([isSignedIn(page), page.title]).toEqual([false, 'ログインIDを入力']);
    refusals.push(page.problem);
  }
  expect(new Set(refusals).size).toBe(1);
});

test('somebody else’s passkey is no second factor', async () => {
  const [{ user }, other] = [await withPasskey(), await withPasskey()];
  const terminal = browser();
  const asked = await house.upToSecondFactor(terminal, user);
  expect((await usePasskeyOn(terminal, asked, other.authenticator)).problem).toContain('確認できません');
});

test('an answer counts in the sign-in it was asked in, and once', async () => {
  const { user, authenticator } = await withPasskey();
  const [one, other] = [browser(), browser()];
  const asked = await house.upToSecondFactor(one, user);
  const answer = authenticator.get(optionsOn(asked));
  const elsewhere = await house.upToSecondFactor(other, user);
  expect((await sendPasskey(other, elsewhere, answer)).problem).toContain('確認できません');
  expect(isSignedIn(await sendPasskey(one, asked, answer))).toBe(true);
});

test('of several uses of one answer at the same moment exactly one succeeds', async () => {
  const { user, authenticator } = await withPasskey();
  const passkey = await passkeyOf(user);
  const asking = { challenge: 'Y2hhbGxlbmdl', site: webAuthnSiteOf(house.origin), verifyUser: false };
  const response = assertionResponse(authenticator.get({ challenge: asking.challenge, rpId: asking.site.rp_id }));
  if (response === undefined) throw new Error('The authenticator gave no answer.');
  const actor = { kind: 'person', id: user.user_id } as const;
  const act = { tenant_id: aoba.tenant_id, actor, reason: null, request_id: null, at: house.now() };
  const uses = await Promise.all(
    Array.from({ length: 10 }, () => usePasskey(house.parts, passkey, response, asking, act)),
  );
  expect(uses.filter((proof) => proof !== undefined)).toHaveLength(1);
});

test('a counter that goes back shuts the passkey for good, for the copy and for the original, and is recorded', async () => {
  const { user, authenticator } = await withPasskey(aoba, { counter: 10 });
  const copy = authenticator.clone();
  const terminal = browser();
  expect(isSignedIn(await usePasskeyOn(terminal, await house.upToSecondFactor(terminal, user), authenticator))).toBe(
    true,
  );
  const thief = browser();
  const refused = await usePasskeyOn(thief, await house.upToSecondFactor(thief, user), copy);
  expect(refused.problem).toContain('確認できません');
  expect(await lastRecord('credential', user.person_id)).toMatchObject({
    ...{ name: 'credential.suspected', state: { type: 'passkey', status: 'suspected' } },
  });
  expect((await house.upToSecondFactor(browser(), user)).title).toBe('印刷したコードを入力');
  const owner = browser();
  const page = await usePasskeyOn(owner, await house.begin(owner, { tenant: aoba.code }), authenticator);
  expect(isSignedIn(page)).toBe(false);
});

test('a passkey that was removed opens nothing', async () => {
  const { user, authenticator } = await withPasskey();
  const actor = { kind: 'person', id: user.user_id } as const;
  const act = { tenant_id: aoba.tenant_id, actor, reason: null, request_id: null, at: house.now() };
  await withdrawVouchers(house.store, (await passkeyOf(user)).id, ['operator'], act);
  expect((await house.upToSecondFactor(browser(), user)).title).toBe('印刷したコードを入力');
  const terminal = browser();
  const page = await usePasskeyOn(terminal, await house.begin(terminal, { tenant: aoba.code }), authenticator);
  expect(isSignedIn(page)).toBe(false);
});

test('what one tenant vouches for opens nothing of another, with or without a login id', async () => {
  const west = await house.tenant('aoba-west', '青葉ファーマシー西');
  const { user, authenticator } = await withPasskey();
  const inWest = await house.user(west, { person_id: user.person_id });
  const { data, version, ...item } = await passkeyOf(user);
  await house.store.put(PLATFORM_WIDE, CREDENTIAL, { ...item, data: { ...data, vouched_by: [aoba.tenant_id] } });
  const terminal = browser();
  const page = await usePasskeyOn(terminal, await house.begin(terminal, { tenant: west.code }), authenticator);
  expect(isSignedIn(page)).toBe(false);
  expect((await passkeyOf(user)).data.last_used_at).toBeNull(); // not even compared
  expect((await house.upToSecondFactor(browser(), inWest)).title).not.toBe('パスキーで確認');
  const mine = browser();
  expect(isSignedIn(await usePasskeyOn(mine, await house.begin(mine, { tenant: aoba.code }), authenticator))).toBe(
    true,
  );
});

test('policy: copied passkeys and models that are not listed are not added, nor used any more once they are not wanted', async () => {
  const strict = await house.tenant('kaede', 'かえで薬局');
  const copied = await withPasskey(strict, { synced: true });
  await policy(strict, { passkeys: { synced: false, attestation: 'listed', aaguids: [MODEL] } });
  expect((await house.upToSecondFactor(browser(), copied.user)).title).toBe('印刷したコードを入力');
  const door = browser();
  const way = await usePasskeyOn(door, await house.begin(door, { tenant: strict.code }), copied.authenticator);
  expect(isSignedIn(way)).toBe(false);
  const { terminal, page } = await upToPasskey(await house.person(strict));
  expect(optionsOn<{ attestation: string }>(page).attestation).toBe('direct');
  const attestation = maker.attestation(MODEL);
  const problemWith = async (options: Partial<AuthenticatorOptions>) =>
    (await addPasskey(terminal, page, authenticatorOf(options))).problem;
  expect(await problemWith({ aaguid: MODEL })).toContain('この機種');
  expect(await problemWith({ aaguid: MODEL, attestation, synced: true })).toContain('共有される');
  const stranger = authenticatorMaker('Somebody').attestation(MODEL);
  expect(await problemWith({ aaguid: MODEL, attestation: stranger })).toContain('この機種');
  const listed = authenticatorOf({ aaguid: MODEL, attestation });
  expect(isSignedIn(await printedToo(terminal, await addPasskey(terminal, page, listed)))).toBe(true);
});

test('the browser is told which passkeys there are already, so that one device makes no second one', async () => {
  const user = await house.person(aoba);
  const made = await upToPasskey(user);
  await addPasskey(made.terminal, made.page, authenticatorOf()); // and leaves before the codes are printed
  await openEnrolment({ store: house.store, clock: house.now }, user.person_id, ['operator']);
  const second = await house.tenant('aoba-north', '青葉ファーマシー北');
  const there = await house.user(second, { person_id: user.person_id });
  const { data, version, ...item } = await passkeyOf(user);
  await house.store.put(PLATFORM_WIDE, CREDENTIAL, { ...item, data: { ...data, vouched_by: [aoba.tenant_id] } });
  const { page } = await upToPasskey(there);
  const options = optionsOn<{ excludeCredentials: { id: string }[]; user: { id: string } }>(page);
  expect(options.excludeCredentials.map(({ id }) => id)).toEqual([data.credential_id]);
  expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(user.person_id);
});

test('whoever is invited again shows the passkey before the password is replaced', async () => {
  const { user, authenticator } = await withPasskey();
  const link = randomBytes(32).toString('base64url');
  const whose = { tenant_id: aoba.tenant_id, user_id: user.user_id, invitation_id: 'again' };
  const data = { ...whose, failures: 0, purpose: 'invitation', address: null } as const;
  await house.store.put(PLATFORM_WIDE, INVITATION_TOKEN, { id: link, data, expires_at: null });
  const terminal = browser();
  const page = await send(terminal, await visit(terminal, `${house.origin}/invitation/${link}`), {
    login_id: user.login_id,
  });
  expect([page.title, page.html.includes('/auth-assets/scripts/')]).toEqual(['パスキーで確認', true]);
  const stranger = (await withPasskey()).authenticator;
  expect((await usePasskeyOn(terminal, page, stranger)).problem).toContain('確認できません');
  expect((await usePasskeyOn(terminal, page, authenticator)).title).toBe('パスワードを決める');
});

test('the script is our own, kept for good, and no page without a passkey runs any', async () => {
  const terminal = browser();
  const page = await house.begin(terminal, { tenant: aoba.code });
  const address = /src="(\/auth-assets\/scripts\/[^"]+)"/.exec(page.html)?.[1] ?? '';
  const script = await terminal.fetch(`${house.origin}${address}`);
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(await script.text()).toContain('data-passkey');
  const password = await send(terminal, page, { login_id: 'hanako' });
  expect(password.html).not.toContain('<script');
  expect(password.headers.get('content-security-policy')).not.toContain('script-src');
});
