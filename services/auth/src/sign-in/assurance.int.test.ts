import { decodeJwt } from 'jose';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { EVERY_POLICY, type PartialPolicy, SIGN_IN_POLICY } from '../policies/policy.ts';
import { forgetPolicies } from '../policies/tenant-policies.ts';
import { type Browser, browser } from '../protocol/testing/browser.ts';
import { isSignedIn, openHouse, type TestUser } from './testing/house.ts';
import { send } from './testing/page.ts';

const house = await openHouse();
afterAll(() => house.close());
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');
const user = await house.person(aoba);
const at = browser();
const { seed, codes } = await house.enrol(at, user);

/** Signs in with an app, or goes on from where the browser stands. */
async function signInAt(terminal: Browser, who: TestUser, more: Readonly<Record<string, string>> = {}) {
  const code = house.code(seed);
  const asked = await house.upToSecondFactor(terminal, who);
  await send(terminal, asked, { code });
  return house.begin(terminal, more);
}

const essential = (...values: string[]) => JSON.stringify({ id_token: { acr: { essential: true, values } } });
const MFA = 'urn:kiban:acr:mfa';
const PHR = 'urn:kiban:acr:phr';

async function say(id: string, policy: PartialPolicy): Promise<void> {
  const { tenant_id } = aoba;
  const item = {
    id,
    data: { policy_id: id, tenant_id, policy, status: 'active' as const, changes: 1 },
    references: { alternate: EVERY_POLICY },
    expires_at: null,
  };
  await house.store.put(tenant_id, SIGN_IN_POLICY, item);
  for (const store of [house.parts.store, house.store]) forgetPolicies(store, tenant_id);
}
beforeEach(async () => {
  await say('tenant', {});
  await say(`client:${house.product.client_id}`, {});
});

test('the ID token says by what and how surely somebody signed in', async () => {
  const terminal = browser();
  await signInAt(terminal, user);
  const tokens = await house.product.signIn({ in: terminal, more: { claims: essential(PHR, MFA) } });
  expect(tokens.claims()).toMatchObject({ acr: MFA, amr: ['pwd', 'otp', 'mfa'] });
  expect(decodeJwt(tokens.access_token)).toMatchObject({ acr: MFA });
});

test.each([
  ['essential claim', { claims: essential(PHR) }],
  ['acr_values (RFC 9470 §5)', { acr_values: PHR }],
])('whoever lacks what a product demands by an %s adds it right after two factors', async (_, more) => {
  const terminal = browser();
  const asked = await signInAt(terminal, user, more);
  expect([asked.title, asked.html.includes(user.login_id)]).toEqual(['パスワードを入力', true]);
});

test('what a product demands and nobody can give is answered to the product', async () => {
  await say('tenant', { second_factors: ['totp', 'lookup_codes'] });
  const terminal = browser();
  const password = await signInAt(terminal, user, { claims: essential(PHR) });
  const factor = await send(terminal, password, { password: 'kumo7+Ryokan' });
  const end = await send(terminal, factor, { code: house.code(seed) });
  expect(end.at.pathname).toBe('/callback');
  expect(end.at.searchParams.get('error')).toBe('unmet_authentication_requirements');
});

test('with prompt=none the product is told that somebody has to sign in', async () => {
  const terminal = browser();
  const end = await signInAt(terminal, user, { prompt: 'none', claims: essential(PHR) });
  expect(end.at.searchParams.get('error')).toBe('login_required');
});

test('prompt=login asks who it is; max_age asks the same person again, and only when it is too long ago', async () => {
  const terminal = browser();
  await signInAt(terminal, user);
  expect((await house.begin(terminal, { prompt: 'login' })).title).toBe('ログインIDを入力');
  expect(isSignedIn(await house.begin(terminal, { max_age: '600' }))).toBe(true);
  house.forward(601);
  const again = await house.begin(terminal, { max_age: '600' });
  expect([again.title, again.html.includes(user.login_id)]).toEqual(['パスワードを入力', true]);
});

test('a session that nobody used for an hour is over; one that is used goes on, for twelve hours', async () => {
  const terminal = browser();
  await signInAt(terminal, user);
  for (let quarter = 0; quarter < 12; quarter += 1) {
    house.forward(3500);
    expect(isSignedIn(await house.begin(terminal))).toBe(true);
  }
  house.forward(3500);
  const over = await house.begin(terminal);
  expect([isSignedIn(over), over.title]).toEqual([false, 'ログインIDを入力']);
  await signInAt(terminal, user);
  house.forward(3601);
  const idle = await house.begin(terminal);
  expect([idle.title, idle.html.includes(user.login_id)]).toEqual(['パスワードを入力', true]);
});

test('a product that refreshes keeps the session in use; a refresh token left for longer than the idle limit is none', async () => {
  const terminal = browser();
  await signInAt(terminal, user);
  const { refresh_token = '' } = await house.product.signIn({ in: terminal });
  house.forward(2000);
  const refreshed = await house.product.post('token_endpoint', { grant_type: 'refresh_token', refresh_token });
  expect(refreshed.status).toBe(200);
  house.forward(2000);
  expect(isSignedIn(await house.begin(terminal))).toBe(true);
  house.forward(3601);
  const next = String(refreshed.body.refresh_token);
  const late = await house.product.post('token_endpoint', { grant_type: 'refresh_token', refresh_token: next });
  expect([late.status, late.body.error]).toEqual([400, 'invalid_grant']);
});

test('a stricter policy holds for who is signed in already: of the tenant, of the client, and its idle limit', async () => {
  const terminal = browser();
  await signInAt(terminal, user);
  await say('tenant', { session: { idle_minutes: 5 } });
  house.forward(301);
  expect(isSignedIn(await house.begin(terminal))).toBe(false);
  await say('tenant', {});
  expect(isSignedIn(await house.begin(terminal))).toBe(true);
  await say(`client:${house.product.client_id}`, { second_factors: ['passkey'] });
  expect(isSignedIn(await house.begin(terminal))).toBe(false);
});

test('who is signed in is asked for what is missing only, of the same person', async () => {
  const terminal = browser();
  await signInAt(terminal, user);
  await say(`client:${house.product.client_id}`, { second_factors: ['lookup_codes'] });
  const asked = await house.begin(terminal);
  expect([asked.title, asked.html.includes(user.login_id)]).toEqual(['印刷したコードを入力', true]);
  expect((await send(terminal, asked, { code: 'AAAAA-AAAAA' })).problem).toContain('コードが正しくない');
  expect(isSignedIn(await send(terminal, asked, { code: codes[0] ?? '' }))).toBe(true);
});
