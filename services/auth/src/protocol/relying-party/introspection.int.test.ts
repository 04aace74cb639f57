import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { writeRevocation } from '../../sessions/revocation.ts';
import { browser } from '../testing/browser.ts';
import { machine } from '../testing/machine.ts';
import { payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const [tenant, elsewhere] = [auth.people.addTenant('aoba'), auth.people.addTenant('minato')];
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const rp = await relyingParty(auth);
const other = await relyingParty(auth);
const asking = await relyingParty(auth, { api_scopes: ['auth:introspection'] });
afterAll(() => auth.close());

const introspect = async (token: string, party = rp) => (await party.post('introspection_endpoint', { token })).body;

test('RFC 7662 §2.2: a JWT is active, with all that it says', async () => {
  const { access_token } = await rp.signIn();
  const said = await oidc.tokenIntrospection(rp.config, access_token);
  expect(said).toMatchObject({ active: true, token_type: 'Bearer', ...payloadOf(access_token) });
});

test('RFC 7662 §2.1: an opaque token and a refresh token are active too, for their client', async () => {
  const tokens = await rp.signIn({ more: { scope: 'openid email' } });
  expect(await introspect(tokens.access_token)).toMatchObject({ active: true, tenant_id: tenant, sub: user.person_id });
  expect(await introspect(tokens.refresh_token ?? '')).toMatchObject({ active: true, client_id: rp.client_id });
});

test.each([
  ['another client', async () => other],
  ['an API that the token is not for', async () => relyingParty(auth, { audience: 'https://api.example/' })],
])('RFC 7662 §4: to %s a token is not active, and nothing is said of it', async (_, party) => {
  const { access_token, refresh_token = '' } = await rp.signIn();
  const asker = await party();
  expect(await introspect(access_token, asker)).toEqual({ active: false });
  expect(await introspect(refresh_token, asker)).toEqual({ active: false });
});

test('whoever has the scope auth:introspection asks about every access token, and about no refresh token', async () => {
  const { access_token, refresh_token = '' } = await rp.signIn();
  expect(await introspect(access_token, asking)).toMatchObject({ active: true, user_id: user.user_id });
  expect(await introspect(refresh_token, asking)).toEqual({ active: false });
});

test('a program with that scope asks about its own tenant’s tokens only', async () => {
  const { access_token: token } = await rp.signIn();
  const scope = { api_scopes: ['auth:introspection'] };
  const [here, there] = [await machine(auth, tenant, scope), await machine(auth, elsewhere, scope)];
  expect((await here.post('token/introspection', { token })).body).toMatchObject({ active: true });
  expect((await there.post('token/introspection', { token })).body).toEqual({ active: false });
});

test('RFC 8707, RFC 7662: the API that a token is for asks about it', async () => {
  const audience = 'https://orders.example/api';
  const api = await relyingParty(auth, { audience, api_scopes: [] });
  const caller = await relyingParty(auth, { resources: [audience] });
  const { access_token } = await caller.signIn({ more: { resource: audience } });
  expect(payloadOf(access_token)).toMatchObject({ aud: audience, tenant_id: tenant });
  expect(await introspect(access_token, api)).toMatchObject({ active: true, aud: audience });
  expect(await introspect(access_token, other)).toEqual({ active: false });
});

test('RFC 7662 §2.1: who does not authenticate, or cannot, learns nothing', async () => {
  const { access_token: token } = await rp.signIn();
  const address = String(rp.config.serverMetadata().introspection_endpoint);
  const nobody = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: rp.client_id }),
  });
  expect([nobody.status, await nobody.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  const open = await relyingParty(auth, { type: 'public' });
  const own = await open.signIn();
  expect(await introspect(own.access_token, open)).toEqual({ active: false });
});

test.each([
  ['altered', (token: string) => `${token.slice(0, -6)}AAAAAA`],
  [
    'unsigned',
    (token: string) => `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${token.split('.')[1]}.`,
  ],
  ['of another kind', () => 'nothing'],
  ['empty of meaning', () => 'a.b.c'],
])('RFC 7662 §2.2: a token that is %s is not active', async (_, wrong) => {
  const { access_token } = await rp.signIn();
  expect(await introspect(wrong(access_token))).toEqual({ active: false });
});

test('RFC 8725 §3.11: an ID token, and a token that somebody else signed, are no access tokens', async () => {
  const { id_token = '', access_token } = await rp.signIn();
  const forged = await new SignJWT(payloadOf(access_token))
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .sign(new TextEncoder().encode(rp.secret ?? ''));
  for (const token of [id_token, forged]) expect(await introspect(token)).toEqual({ active: false });
});

test('RFC 7662 §2.1: a missing token is invalid_request; one that comes twice, too', async () => {
  expect(await rp.post('introspection_endpoint', {})).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  });
  const { access_token } = await rp.signIn();
  const twice = new URLSearchParams([
    ['token', access_token],
    ['token', access_token],
  ]);
  const answer = await rp.post('introspection_endpoint', twice as unknown as Record<string, string>);
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

test('a session that was ended ends its JWTs at introspection; another tenant’s revocation does not', async () => {
  const { access_token } = await rp.signIn();
  const session_id = String(payloadOf(access_token).sid);
  await writeRevocation(auth.store, { tenant_id: elsewhere, session_id }, Date.now());
  expect(await introspect(access_token)).toMatchObject({ active: true });
  await writeRevocation(auth.store, { tenant_id: tenant, session_id }, Date.now());
  expect(await introspect(access_token)).toEqual({ active: false });
});

test('RFC 7009 §2.1: a client revokes its JWT, and with it the refresh token and every other token of that sign-in', async () => {
  const { access_token, refresh_token = '' } = await rp.signIn();
  await oidc.tokenRevocation(rp.config, access_token);
  expect(await introspect(access_token)).toEqual({ active: false });
  const refreshed = await rp.post('token_endpoint', { grant_type: 'refresh_token', refresh_token });
  expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('RFC 7009 §2.1: revoking the JWT of a program ends that token, not its others', async () => {
  const program = await machine(auth, tenant);
  const [one, two] = [await program.token(), await program.token()];
  expect((await program.post('token/revocation', { token: one })).status).toBe(200);
  const active = async (token: string) => (await program.post('token/introspection', { token })).body.active;
  expect([await active(one), await active(two)]).toEqual([false, true]);
});

test('RFC 7009 §2.1: a token of another client is not revoked; RFC 7009 §2.2: an unknown one is no error', async () => {
  const { access_token, refresh_token = '' } = await rp.signIn();
  for (const token of [access_token, refresh_token, 'unknown', 'a.b.c'])
    expect((await other.post('revocation_endpoint', { token })).status).toBe(200);
  expect(await introspect(access_token)).toMatchObject({ active: true });
  expect(await introspect(refresh_token)).toMatchObject({ active: true });
});

test('RFC 7009 §2.1: a refresh token is revoked with its grant; RFC 7009 §2.2.1: a missing token is invalid_request', async () => {
  const { refresh_token = '' } = await rp.signIn();
  await oidc.tokenRevocation(rp.config, refresh_token);
  const refreshed = await rp.post('token_endpoint', { grant_type: 'refresh_token', refresh_token });
  expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await rp.post('revocation_endpoint', {})).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

test('RFC 7009 §2.1: with a refresh token the access tokens of its grant end, too', async () => {
  const { access_token, refresh_token = '' } = await rp.signIn();
  await oidc.tokenRevocation(rp.config, refresh_token);
  expect(await introspect(access_token)).toEqual({ active: false });
});

test('RFC 6749 §4.1.2: when a code comes again, what it gave ends', async () => {
  const { address, verifier: code_verifier } = await rp.begin();
  const { at } = await browser().go(address);
  const code = at.searchParams.get('code') ?? '';
  const form = { grant_type: 'authorization_code', redirect_uri: rp.redirect_uri, code_verifier, code };
  const { body } = await rp.post('token_endpoint', form);
  expect(await introspect(String(body.access_token))).toMatchObject({ active: true });
  expect(await rp.post('token_endpoint', form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await introspect(String(body.access_token))).toEqual({ active: false });
});
