import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { browser } from '../testing/browser.ts';
import { payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const rp = await relyingParty(auth);
afterAll(() => auth.close());

test('RFC 6749 §4.1, OIDC Core §3.1: signs in with code, PKCE, state and nonce; tokens say who, where and how', async () => {
  const tokens = await rp.signIn();
  const jwks = createRemoteJWKSet(new URL(String(rp.config.serverMetadata().jwks_uri)));
  const checks = { issuer: auth.issuer, audience: 'urn:kiban:api', typ: 'at+jwt', algorithms: ['ES256'] };
  const { payload } = await jwtVerify(tokens.access_token, jwks, checks);
  expect(payload).toMatchObject({
    ...{ sub: user.person_id, tenant_id: tenant, user_id: user.user_id, client_id: rp.client_id },
    ...{ scope: 'directory:read', acr: 'urn:kiban:acr:mfa', amr: ['pwd', 'otp', 'mfa'] },
    ...{ auth_time: expect.any(Number), sid: expect.any(String), jti: expect.any(String) },
  });
  expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(300);
  expect(tokens.expires_in).toBeLessThanOrEqual(300);
  expect(tokens.claims()).toMatchObject({
    ...{ iss: auth.issuer, aud: rp.client_id, sub: user.person_id, tenant_id: tenant, user_id: user.user_id },
    ...{ name: user.name, email: user.email, locale: 'ja', acr: 'urn:kiban:acr:mfa' },
  });
  expect(decodeProtectedHeader(tokens.id_token ?? '').alg).toBe('RS256');
});

test('OIDC Registration §2: a client that asks for ES256 gets its ID token so', async () => {
  const other = await relyingParty(auth, { id_token_algorithm: 'ES256' });
  expect(decodeProtectedHeader((await other.signIn()).id_token ?? '').alg).toBe('ES256');
});

test('RFC 9207 §2: the authorization response names the issuer', async () => {
  const { at } = await browser().go((await rp.begin()).address);
  expect(at.searchParams.get('iss')).toBe(auth.issuer);
});

test('OIDC Core §3.1.2.6: a person who cancels is access_denied, with state and issuer', async () => {
  auth.answerWith(null);
  try {
    const { address, state } = await rp.begin();
    const { at } = await browser().go(address);
    expect(Object.fromEntries(at.searchParams)).toMatchObject({ error: 'access_denied', state, iss: auth.issuer });
  } finally {
    auth.answerWith(auth.people.signInOf(user));
  }
});

test('OIDC Core §3.1.2.1: signed in, nobody is asked again; prompt=login asks again, max_age when it is too long ago', async () => {
  const used = browser();
  await rp.signIn({ in: used });
  const before = auth.pending.length;
  await rp.signIn({ in: used });
  await rp.signIn({ in: used, more: { prompt: 'none' } });
  await rp.signIn({ in: used, more: { max_age: '3600' } });
  expect(auth.pending.length).toBe(before);
  await rp.signIn({ in: used, more: { prompt: 'login' } });
  expect(auth.pending.at(-1)?.prompt.reasons).toEqual(['login_prompt']);
  expect(auth.pending.at(-1)?.session?.person_id).toBe(user.person_id);
  auth.answerWith({ ...auth.people.signInOf(user), auth_time: Math.floor(Date.now() / 1000) - 100 });
  await rp.signIn({ in: used, more: { prompt: 'login' } });
  auth.answerWith(auth.people.signInOf(user));
  await rp.signIn({ in: used, more: { max_age: '60' } });
  expect(auth.pending.at(-1)?.prompt.reasons).toEqual(['max_age']);
  expect(auth.pending.length).toBe(before + 3);
});

test('OIDC Core §3.1.2.1: prompt=none without a session is login_required', async () => {
  const { at } = await browser().go((await rp.begin({ prompt: 'none' })).address);
  expect(at.searchParams.get('error')).toBe('login_required');
  expect(at.searchParams.get('code')).toBeNull();
});

test('OIDC Core §3.1.2.1: an id_token_hint of somebody else asks to sign in', async () => {
  const other = auth.people.addUser(randomUUID(), tenant);
  auth.answerWith(auth.people.signInOf(other));
  const { id_token = '' } = await rp.signIn();
  auth.answerWith(auth.people.signInOf(user));
  const used = browser();
  await rp.signIn({ in: used });
  const { at } = await used.go((await rp.begin({ prompt: 'none', id_token_hint: id_token })).address);
  expect(at.searchParams.get('error')).toBe('login_required');
});

test('OIDC Core §5.3: without a scope of an API the access token opens userinfo, by scope', async () => {
  const tokens = await rp.signIn({ more: { scope: 'openid email' } });
  expect(tokens.access_token).not.toContain('.');
  const claims = await oidc.fetchUserInfo(rp.config, tokens.access_token, user.person_id);
  expect(claims).toEqual({ sub: user.person_id, tenant_id: tenant, user_id: user.user_id, email: user.email });
});

test('OIDC Core §5.3.1: an access token for the APIs does not open userinfo', async () => {
  const { access_token } = await rp.signIn();
  await expect(oidc.fetchUserInfo(rp.config, access_token, user.person_id)).rejects.toThrow();
});

test('RFC 8707 §2: a client may name the resource and gets an access token for it', async () => {
  const { access_token } = await rp.signIn({ more: { scope: 'openid', resource: 'urn:kiban:api' } });
  expect(payloadOf(access_token)).toMatchObject({ aud: 'urn:kiban:api', tenant_id: tenant });
});

test('RFC 9126 §2: an authorization request that was pushed is used once', async () => {
  const { address, verifier, state, nonce } = await rp.begin();
  const params = new URL(address).searchParams;
  params.delete('client_id');
  const pushed = await oidc.buildAuthorizationUrlWithPAR(rp.config, params);
  const used = browser();
  const { at } = await used.go(pushed.href);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  expect((await oidc.authorizationCodeGrant(rp.config, at, checks)).access_token).toBeTruthy();
  const again = await used.go(pushed.href);
  expect(again.at.searchParams.get('code')).toBeNull();
});

test('a public client signs in with PKCE alone', async () => {
  const open = await relyingParty(auth, { type: 'public' });
  const tokens = await open.signIn();
  expect(payloadOf(tokens.access_token)).toMatchObject({ client_id: open.client_id, tenant_id: tenant });
  const refreshed = await oidc.refreshTokenGrant(open.config, tokens.refresh_token ?? '');
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
});

test('RFC 8414, OIDC Discovery: says what there is, and may be cached; so may the keys', async () => {
  const response = await fetch(`${auth.issuer}/.well-known/openid-configuration`);
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  expect(await response.json()).toMatchObject({
    ...{ issuer: auth.issuer, jwks_uri: `${auth.issuer}/jwks`, authorization_endpoint: `${auth.issuer}/auth` },
    ...{ response_types_supported: ['code'], code_challenge_methods_supported: ['S256'] },
    ...{
      authorization_response_iss_parameter_supported: true,
      acr_values_supported: expect.arrayContaining(['urn:kiban:acr:mfa']),
    },
  });
  const keys = await fetch(`${auth.issuer}/jwks`);
  expect(keys.headers.get('cache-control')).toBe('public, max-age=300');
  const jwks = (await keys.json()) as { keys: Record<string, unknown>[] };
  expect(jwks.keys.map(({ alg }) => alg).sort()).toEqual(['ES256', 'RS256']);
  for (const key of jwks.keys) for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key[part]).toBeUndefined();
});

test('addresses in answers are the issuer’s, whatever host a request names', async () => {
  const { request } = await import('node:http');
  const body = await new Promise<string>((resolve) => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const sent = request(`${auth.issuer}/.well-known/openid-configuration`, { headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve(text);
    });
    sent.end();
  });
  expect(JSON.parse(body)).toMatchObject({ token_endpoint: `${auth.issuer}/token` });
  expect(body).not.toContain('evil');
});

test('cookies are out of reach of scripts and other sites', async () => {
  const used = browser();
  await rp.signIn({ in: used });
  const [session] = [...used.cookies].filter(([name]) => name.startsWith('kiban_session'));
  expect(session?.[1].header).toMatch(/httponly/i);
  expect(session?.[1].header).toMatch(/samesite=lax/i);
});
