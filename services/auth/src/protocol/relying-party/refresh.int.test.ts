import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { REUSE_GRACE_SECONDS } from '../adapter.ts';
import { browser } from '../testing/browser.ts';
import { type Answer, payloadOf, type RelyingParty, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const rp = await relyingParty(auth, { api_scopes: ['directory:read', 'directory:write'] });
const other = await relyingParty(auth);
afterAll(() => auth.close());

const refresh = (token: string | undefined, by: RelyingParty = rp, more = {}): Promise<Answer> =>
  by.post('token_endpoint', { grant_type: 'refresh_token', refresh_token: token ?? '', ...more });
const REFUSED = { status: 400, body: { error: 'invalid_grant' } };
const tenAtOnce = (work: () => Promise<Answer>): Promise<Answer[]> => Promise.all(Array.from({ length: 10 }, work));
const graceOver = (): Promise<void> => sleep((REUSE_GRACE_SECONDS + 1) * 1000);

test('RFC 6749 §6, OIDC Core §12.2: gives new tokens that say the same of the same person', async () => {
  const first = await rp.signIn();
  const next = await oidc.refreshTokenGrant(rp.config, first.refresh_token ?? '');
  expect(next.refresh_token).not.toBe(first.refresh_token);
  const [before, after] = [payloadOf(first.access_token), payloadOf(next.access_token)];
  for (const claim of ['sub', 'tenant_id', 'user_id', 'auth_time', 'acr', 'amr', 'sid', 'scope', 'client_id'])
    expect(after[claim]).toEqual(before[claim]);
  expect(after.jti).not.toBe(before.jti);
  expect(next.claims()?.auth_time).toBe(first.claims()?.auth_time);
});

test('RFC 9700 §4.14.2: a refresh token that is used again later ends the grant for whoever holds the next', async () => {
  const { refresh_token: first } = await rp.signIn();
  const second = await refresh(first);
  expect(second.status).toBe(200);
  await graceOver();
  expect(await refresh(first)).toMatchObject(REFUSED);
  expect(await refresh(String(second.body.refresh_token))).toMatchObject(REFUSED);
});

test('within a moment a refresh token that comes again is refused, and the one that replaced it goes on', async () => {
  const { refresh_token: first } = await rp.signIn();
  const second = await refresh(first);
  expect(await refresh(first)).toMatchObject(REFUSED);
  expect((await refresh(String(second.body.refresh_token))).status).toBe(200);
});

test('of 10 redemptions of one refresh token at once exactly one succeeds, and what it got goes on', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { refresh_token } = await rp.signIn();
    const answers = await tenAtOnce(() => refresh(refresh_token));
    const [winner, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    expect(answers.filter(({ body }) => body.error === 'invalid_grant')).toHaveLength(9);
    expect((await refresh(String(winner?.body.refresh_token))).status).toBe(200);
  }
});

test('of 10 redemptions of one code at once exactly one succeeds', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { address, verifier } = await rp.begin();
    const { at } = await browser().go(address);
    const form = { grant_type: 'authorization_code', redirect_uri: rp.redirect_uri, code_verifier: verifier };
    const code = at.searchParams.get('code') ?? '';
    const answers = await tenAtOnce(() => rp.post('token_endpoint', { ...form, code }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  }
});

test('RFC 6749 §6: a refresh may narrow the scope and never widen it', async () => {
  const { refresh_token } = await rp.signIn({ more: { scope: 'openid directory:read directory:write' } });
  const narrow = await refresh(refresh_token, rp, { scope: 'openid directory:read' });
  expect(payloadOf(String(narrow.body.access_token)).scope).toBe('directory:read');
  const { refresh_token: limited } = await rp.signIn({ more: { scope: 'openid directory:read' } });
  const wide = await refresh(limited, rp, { scope: 'openid directory:read directory:write' });
  expect(wide).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
});

test('RFC 6749 §10.4: a refresh token of another client is refused', async () => {
  const { refresh_token } = await rp.signIn();
  expect(await refresh(refresh_token, other)).toMatchObject(REFUSED);
  expect((await refresh(refresh_token)).status).toBe(200);
});

test('RFC 6749 §5.2: unknown and expired refresh tokens are refused', async () => {
  expect(await refresh('nonsense')).toMatchObject(REFUSED);
  const { refresh_token } = await rp.signIn();
  await auth.home.plant("update auth.item set expires_at = 1 where kind = 'refresh_token'");
  expect(await refresh(refresh_token)).toMatchObject(REFUSED);
});

test('somebody whose user is not active any more refreshes nothing and redeems no code', async () => {
  const { refresh_token } = await rp.signIn();
  const { address, verifier } = await rp.begin();
  const { at } = await browser().go(address);
  user.active = false;
  try {
    expect(await refresh(refresh_token)).toMatchObject(REFUSED);
    const form = { grant_type: 'authorization_code', redirect_uri: rp.redirect_uri, code_verifier: verifier };
    expect(await rp.post('token_endpoint', { ...form, code: at.searchParams.get('code') ?? '' })).toMatchObject(
      REFUSED,
    );
  } finally {
    user.active = true;
  }
});

test('RFC 7009 §2.1: a revoked refresh token is of no more use; that of another client stays', async () => {
  const { refresh_token = '' } = await rp.signIn();
  await other.post('revocation_endpoint', { token: refresh_token });
  const next = await refresh(refresh_token);
  expect(next.status).toBe(200);
  const token = String(next.body.refresh_token);
  await oidc.tokenRevocation(rp.config, token);
  expect(await refresh(token)).toMatchObject(REFUSED);
  expect((await rp.post('revocation_endpoint', { token: 'unknown' })).status).toBe(200);
});

test('RFC 7662 §2.2: introspection tells a client of its own tokens only', async () => {
  const { refresh_token = '' } = await rp.signIn();
  const own = await oidc.tokenIntrospection(rp.config, refresh_token);
  expect(own).toMatchObject({ active: true, client_id: rp.client_id, sub: user.person_id });
  expect((await other.post('introspection_endpoint', { token: refresh_token })).body).toEqual({ active: false });
  expect((await rp.post('introspection_endpoint', { token: 'unknown' })).body).toEqual({ active: false });
});

test('no secret that was handed out stands in the store in clear', async () => {
  const used = browser();
  const { address, verifier } = await rp.begin();
  const { at } = await used.go(address);
  const form = { grant_type: 'authorization_code', redirect_uri: rp.redirect_uri, code_verifier: verifier };
  const code = at.searchParams.get('code') ?? '';
  const { body } = await rp.post('token_endpoint', { ...form, code });
  const { body: userinfo } = await rp.post('token_endpoint', {
    grant_type: 'refresh_token',
    refresh_token: String((await rp.signIn({ more: { scope: 'openid' } })).refresh_token),
  });
  const waiting = await browser().fetch((await rp.begin()).address); // an interaction that nobody has answered yet
  const interaction = /\/sign-in\/([^/?]+)/.exec(waiting.headers.get('location') ?? '')?.[1] ?? '';
  const secrets = [code, interaction, String(body.refresh_token), String(userinfo.access_token), rp.secret ?? ''];
  for (const { value } of used.cookies.values()) secrets.push(value);
  const dump = JSON.stringify(await auth.home.plant('select * from auth.item'));
  expect(secrets.filter((secret) => secret.length < 20)).toEqual([]);
  expect(secrets.filter((secret) => dump.includes(secret))).toEqual([]);
  expect(secrets.filter((secret) => auth.log.join().includes(secret))).toEqual([]);
});
