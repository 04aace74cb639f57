import { randomUUID } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { browser } from '../testing/browser.ts';
import { assertion, clientKey } from '../testing/client-key.ts';
import { payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const key = await clientKey();
const own = { authentication: 'private_key_jwt', keys: { jwks: { keys: [key.jwk] } } } as const;
const byKey = oidc.PrivateKeyJwt({ key: key.privateKey, kid: String(key.jwk.kid) });
const rp = await relyingParty(auth, { ...own, profile: 'fapi2', token_binding: 'dpop' }, byKey);
const DPoP = oidc.getDPoPHandle(rp.config, await oidc.randomDPoPKeyPair('ES256'));
const plain = await relyingParty(auth);
afterAll(() => auth.close());

/** Posts a request to be pushed, outside openid-client, changed as a test wants; null leaves a parameter out. */
async function push(more: Readonly<Record<string, string | null>>, party = plain) {
  const { address } = await party.begin(more);
  const params = Object.fromEntries(new URL(address).searchParams);
  return party.post('pushed_authorization_request_endpoint', params);
}

test('RFC 9126 §2.2: a pushed request is given an address that is good for a minute, and for its client', async () => {
  const { status, body, headers } = await push({});
  expect({ status, expires: Number(body.expires_in) <= 60 }).toEqual({ status: 201, expires: true });
  expect(headers.get('cache-control')).toBe('no-store');
  const { address } = await (await relyingParty(auth)).begin();
  const stolen = new URL(address);
  stolen.searchParams.set('request_uri', String(body.request_uri));
  const { at } = await browser().go(stolen.href);
  expect(Object.fromEntries(at.searchParams)).toMatchObject({ error: 'invalid_request_object' });
});

test.each([
  [
    'without client authentication',
    { status: 401, body: { error: 'invalid_client' } },
    async () => {
      const { address } = await plain.begin();
      const params = new URL(address).searchParams;
      const endpoint = String(plain.config.serverMetadata().pushed_authorization_request_endpoint);
      const response = await fetch(endpoint, { method: 'POST', body: params });
      return { status: response.status, body: await response.json() };
    },
  ],
  [
    'with a redirect_uri that is not registered',
    { status: 400, body: { error: 'invalid_request' } },
    () => push({ redirect_uri: 'https://evil.example/' }),
  ],
  [
    'without code_challenge',
    { status: 400, body: { error: 'invalid_request' } },
    () => push({ code_challenge: null, code_challenge_method: null }),
  ],
  [
    'with a request_uri in it',
    { status: 400, body: { error: 'request_uri_not_supported' } },
    () => push({ request_uri: 'urn:x' }),
  ],
  [
    'with another response_type',
    { status: 400, body: { error: 'unsupported_response_type' } },
    () => push({ response_type: 'token' }),
  ],
  [
    'for a scope that the client may not ask for',
    { status: 400, body: { error: 'invalid_scope' } },
    () => push({ scope: 'openid directory:write' }),
  ],
  [
    'for another resource',
    { status: 400, body: { error: 'invalid_target' } },
    () => push({ resource: 'https://evil.example/' }),
  ],
] as const)('RFC 9126 §2.3: a request %s is refused when it is pushed', async (_, refusal, ask) => {
  expect(await ask()).toMatchObject(refusal);
});

test('RFC 9126 §4: an address of nothing, or used before, is invalid_request_uri or a page', async () => {
  const { address } = await plain.begin();
  const request = new URL(address);
  request.searchParams.set('request_uri', 'urn:ietf:params:oauth:request_uri:nothing');
  const { at, response } = await browser().go(request.href);
  const answered = at.searchParams.get('error') ?? (await response.text());
  expect(answered).toMatch(/invalid_request_uri/);
});

test('FAPI 2.0 §5.3.2: a whole sign-in: pushed, PKCE, DPoP, private_key_jwt, ES256, iss', async () => {
  const tokens = await rp.signIn({ DPoP });
  expect(tokens.token_type).toBe('dpop');
  expect(payloadOf(tokens.access_token)).toMatchObject({
    client_id: rp.client_id,
    cnf: { jkt: await DPoP.calculateThumbprint() },
  });
  expect(decodeProtectedHeader(tokens.id_token ?? '').alg).toBe('ES256');
});

test('FAPI 2.0 §5.3.2.1: refresh tokens are not rotated', async () => {
  const { refresh_token = '' } = await rp.signIn({ DPoP });
  for (let times = 0; times < 2; times += 1) {
    const refreshed = await oidc.refreshTokenGrant(rp.config, refresh_token, {}, { DPoP });
    expect(refreshed).toMatchObject({ token_type: 'dpop', access_token: expect.any(String) });
    expect(refreshed.refresh_token ?? refresh_token).toBe(refresh_token);
  }
});

test('FAPI 2.0 §5.3.2.2: a request that was not pushed is invalid_request', async () => {
  const { at } = await browser().go((await rp.begin()).address);
  expect(at.searchParams.get('error')).toBe('invalid_request');
});

test('FAPI 2.0 §5.3.2.2: pushed without PKCE, or without redirect_uri, it is refused', async () => {
  for (const more of [{ code_challenge: null, code_challenge_method: null }, { redirect_uri: null }]) {
    const { address } = await rp.begin(more);
    const params = Object.fromEntries(new URL(address).searchParams);
    const claims = { iss: rp.client_id, sub: rp.client_id, aud: auth.issuer };
    const answer = await rp.post('pushed_authorization_request_endpoint', {
      ...params,
      ...(await assertion(key, claims, { kid: key.jwk.kid })),
    });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  }
});

test('FAPI 2.0 §5.3.2.1: the audience of an assertion is the issuer alone', async () => {
  for (const aud of [`${auth.issuer}/token`, [auth.issuer, 'https://other.example']]) {
    const form = await assertion(key, { iss: rp.client_id, sub: rp.client_id, aud }, { kid: key.jwk.kid });
    const answer = await rp.post('token_endpoint', { grant_type: 'refresh_token', refresh_token: 'none', ...form });
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  }
});

test('FAPI 2.0 §5.3.2.1: without proof of the key there is no token; with a code goes one key', async () => {
  await expect(rp.signIn({ push: true })).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('FAPI 2.0 §5.3.2.2: a code is good for a minute', async () => {
  const { address, verifier } = await rp.begin();
  const params = new URL(address).searchParams;
  params.delete('client_id');
  const { at } = await browser().go((await oidc.buildAuthorizationUrlWithPAR(rp.config, params, { DPoP })).href);
  const [item] = await auth.home.plant<{ left: number }>(
    `select (expires_at - extract(epoch from now()))::int as left from auth.item where kind = 'authorization_code' and data ->> 'consumed' is null
     order by expires_at desc limit 1`,
  );
  expect(item?.left).toBeLessThanOrEqual(60);
  expect([at.searchParams.get('iss'), verifier.length >= 43]).toEqual([auth.issuer, true]);
});
