import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { browser } from '../testing/browser.ts';
import { answerOf, basic, payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const rp = await relyingParty(auth);
const other = await relyingParty(auth);
afterAll(() => auth.close());

/** What a changed authorization request is answered with: parameters sent back to the client, or a page and no redirect. */
async function ask(more: Readonly<Record<string, string | null>>) {
  const { address, state } = await rp.begin(more);
  const { at, response } = await browser().go(address);
  const sent = new URLSearchParams(at.search || at.hash.slice(1));
  const back = at.href.startsWith(rp.redirect_uri) ? Object.fromEntries(sent) : null;
  return { back, status: response.status, page: back === null ? await response.text() : '', state };
}

/** A code, not redeemed. */
async function code(): Promise<{ code: string; code_verifier: string; redirect_uri: string; grant_type: string }> {
  const { address, verifier } = await rp.begin();
  const { at } = await browser().go(address);
  const { redirect_uri } = rp;
  const grant_type = 'authorization_code';
  return { code: at.searchParams.get('code') ?? '', code_verifier: verifier, redirect_uri, grant_type };
}

test.each([
  ['another address', 'http://localhost:9/other'],
  ['another port', 'http://localhost:10/callback'],
  ['a longer path', 'http://localhost:9/callback/more'],
  ['a query', 'http://localhost:9/callback?x=1'],
  ['another host', 'https://evil.example/callback'],
  ['another case', 'http://localhost:9/Callback'],
])(
  'RFC 6749 §3.1.2.4, RFC 9700 §2.1: redirect_uri with %s is shown to the person and never redirected to',
  async (_, redirect_uri) => {
    const { back, status, page } = await ask({ redirect_uri });
    expect({ back, status }).toEqual({ back: null, status: 400 });
    expect(page).toContain('invalid_redirect_uri');
  },
);

test('RFC 6749 §4.1.2.1: an unknown client is shown to the person and never redirected to', async () => {
  const { back, status, page } = await ask({ client_id: 'nobody' });
  expect({ back, status }).toEqual({ back: null, status: 400 });
  expect(page).toContain('invalid_client');
});

test('the page for an error is Japanese or English, and no script or stranger’s text works in it', async () => {
  const { page } = await ask({ client_id: '<script>alert(1)</script>', ui_locales: 'en' });
  expect(page).toContain('lang="en"');
  expect(page).not.toContain('<script');
  expect((await ask({ client_id: 'nobody' })).page).toContain('lang="ja"');
});

test('RFC 7636 §4.4.1: no code_challenge is invalid_request', async () => {
  const { back, state } = await ask({ code_challenge: null, code_challenge_method: null });
  expect(back).toMatchObject({ error: 'invalid_request', state, iss: auth.issuer });
});

test('RFC 9700 §2.1.1: code_challenge_method plain is invalid_request', async () => {
  expect((await ask({ code_challenge_method: 'plain' })).back).toMatchObject({ error: 'invalid_request' });
  expect((await ask({ code_challenge_method: null })).back).toMatchObject({ error: 'invalid_request' });
});

test.each(['token', 'id_token', 'id_token token', 'code id_token', 'none'])(
  'RFC 9700 §2.1.2: response_type %s is refused',
  async (response_type) => {
    const { back } = await ask({ response_type });
    expect(back).toMatchObject({ error: 'unsupported_response_type' });
  },
);

test('RFC 6749 §4.1.2.1: a missing response_type is invalid_request', async () => {
  expect((await ask({ response_type: null })).back).toMatchObject({ error: 'invalid_request' });
});

test('RFC 6749 §3.1: a parameter that comes twice is invalid_request', async () => {
  const { address } = await rp.begin();
  const { at } = await browser().go(`${address}&scope=openid`);
  expect(at.searchParams.get('error')).toBe('invalid_request');
});

test('OIDC Core §6: request objects and request_uri of strangers are not taken', async () => {
  expect((await ask({ request: 'a.b.c' })).back).toMatchObject({ error: 'request_not_supported' });
  const { back, status } = await ask({ request_uri: 'https://evil.example/request' });
  expect(back?.code).toBeUndefined();
  expect(back?.error ?? status).toSatisfy((answer: unknown) => answer === 400 || typeof answer === 'string');
});

test('RFC 6749 §3.3: an API scope that the client may not ask for is invalid_scope', async () => {
  expect((await ask({ scope: 'openid directory:write' })).back).toMatchObject({ error: 'invalid_scope' });
});

test('RFC 8707 §2: another resource is invalid_target', async () => {
  expect((await ask({ resource: 'https://evil.example/api' })).back).toMatchObject({ error: 'invalid_target' });
});

test('OIDC Core §3.1.2.6: prompt=none with login is invalid_request', async () => {
  expect((await ask({ prompt: 'none login' })).back).toMatchObject({ error: 'invalid_request' });
});

test('RFC 6749 §4.1.2, RFC 9700 §4.5: a code used twice is refused, and what it gave ends', async () => {
  const form = await code();
  const first = await rp.post('token_endpoint', form);
  expect(first.status).toBe(200);
  const second = await rp.post('token_endpoint', form);
  expect(second).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const refresh = { grant_type: 'refresh_token', refresh_token: String(first.body.refresh_token) };
  expect(await rp.post('token_endpoint', refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('RFC 6749 §4.1.3: a code of another client is refused', async () => {
  expect(await other.post('token_endpoint', await code())).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  });
});

test('RFC 6749 §4.1.3: a code with another redirect_uri, or none, is refused', async () => {
  const form = await code();
  const wrong = { ...form, redirect_uri: 'http://localhost:9/other' };
  expect(await rp.post('token_endpoint', wrong)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('RFC 7636 §4.6: a wrong, missing or plain code_verifier is refused', async () => {
  const form = await code();
  for (const code_verifier of [oidc.randomPKCECodeVerifier(), 'short'])
    expect((await rp.post('token_endpoint', { ...form, code_verifier })).status).toBe(400);
  const { code_verifier: _, ...without } = form;
  expect(await rp.post('token_endpoint', without)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('RFC 6749 §4.1.2: an expired code is refused', async () => {
  const form = await code();
  await auth.home.plant(
    `update auth.item set expires_at = expires_at - 120, data = jsonb_set(data::jsonb, '{exp}', to_jsonb((data ->> 'exp')::bigint - 120))::json
     where kind = 'authorization_code' and data ->> 'consumed' is null`,
  );
  expect(await rp.post('token_endpoint', form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('RFC 6749 §5.2: wrong, missing or doubled client authentication is invalid_client or invalid_request', async () => {
  const token = String(rp.config.serverMetadata().token_endpoint);
  const form = { grant_type: 'refresh_token', refresh_token: 'none' };
  const post = async (authorization: string | null, body: Record<string, string>) =>
    answerOf(
      await fetch(token, {
        method: 'POST',
        headers: authorization === null ? {} : { authorization },
        body: new URLSearchParams(body),
      }),
    );
  const wrong = await post(basic(rp.client_id, 'wrong'), form);
  expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /);
  expect(await post(null, { ...form, client_id: rp.client_id })).toMatchObject({ status: 401 });
  expect(await post(basic('nobody', 'wrong'), form)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  const doubled = { ...form, client_id: rp.client_id, client_secret: rp.secret ?? '' };
  expect(await post(basic(rp.client_id, rp.secret ?? ''), doubled)).toMatchObject({ status: 400 });
  expect(await post(basic(rp.client_id, ''), form)).toMatchObject({ status: 400 });
});

test('RFC 6749 §5.2: an unknown grant type, and one the client has no right to, are refused', async () => {
  const unknown = await rp.post('token_endpoint', { grant_type: 'urn:example:magic' });
  expect(unknown).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  const password = await rp.post('token_endpoint', { grant_type: 'password', username: 'a', password: 'b' });
  expect(password).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  const notIts = await rp.post('token_endpoint', { grant_type: 'client_credentials' });
  expect(notIts).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
});

test('RFC 9700 §2.4: the token endpoint takes no token by GET', async () => {
  const response = await fetch(`${auth.issuer}/token?grant_type=refresh_token`);
  expect(response.status).toBe(404);
});

test('OIDC Core §2, RFC 8725 §3.1: ID tokens of alg none or HS256 are no hint', async () => {
  const { id_token = '' } = await rp.signIn();
  const claims = payloadOf(id_token);
  const none = new UnsecuredJWT(claims).encode();
  const hs256 = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(rp.secret ?? ''));
  for (const id_token_hint of [none, hs256, `${id_token.slice(0, -8)}AAAAAAAA`])
    expect((await ask({ prompt: 'none', id_token_hint })).back).toMatchObject({ error: 'invalid_request' });
});

test('text that no database takes is refused, not an error of ours', async () => {
  for (const more of [
    { client_id: '\0' },
    { tenant: '\0' },
    { login_hint: '\0' },
    { nonce: '\ud800' },
    { tenant: 'x'.repeat(64) },
  ]) {
    const { status } = await ask(more);
    expect(status).toBeLessThan(500);
  }
  const bad = { grant_type: 'authorization_code', code: '\0', redirect_uri: rp.redirect_uri, code_verifier: 'x' };
  expect((await rp.post('token_endpoint', bad)).status).toBe(400);
  expect((await rp.post('token_endpoint', { grant_type: 'refresh_token', refresh_token: '\0' })).status).toBe(400);
  expect(auth.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
