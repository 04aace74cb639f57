import { createHash, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { ownTokens } from '../../api/own-tokens.ts';
import { type ClientKey, clientCertificateOf, clientKey } from '../testing/client-key.ts';
import { machine } from '../testing/machine.ts';
import { answerOf, basic, payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const TOKEN = `${auth.issuer}/token`;
const program = await machine(auth, tenant, { token_binding: 'dpop' });
const free = await machine(auth, tenant);
const key = await clientKey();
afterAll(() => auth.close());

/** A proof (RFC 9449 §4.2) with whatever a test wants to be wrong; undefined takes a claim away. */
async function proof(more: object = {}, header: object = {}, by: ClientKey = key): Promise<string> {
  const { kty, crv, x, y } = by.jwk;
  const claims = { htm: 'POST', htu: TOKEN, iat: Math.floor(Date.now() / 1000), jti: randomUUID(), nonce, ...more };
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y }, ...header } as never)
    .sign(by.privateKey);
}

const post = async (form: Record<string, string>, dpop: string | null, { client_id, secret } = program) =>
  answerOf(
    await fetch(TOKEN, {
      method: 'POST',
      headers: { authorization: basic(client_id, secret), ...(dpop === null ? {} : { dpop }) },
      body: new URLSearchParams(form),
    }),
  );
const grant = (dpop: string | null, client = program) => post({ grant_type: 'client_credentials' }, dpop, client);

let nonce: string | undefined;
nonce = (await grant(await proof())).headers.get('dpop-nonce') ?? undefined;

test('RFC 9449 §8: without a nonce of ours use_dpop_nonce, with one; and a made-up or old one is refused the same way', async () => {
  for (const given of [undefined, 'made-up', 'x'.repeat(43)]) {
    const answer = await grant(await proof({ nonce: given }));
    expect(answer).toMatchObject({ status: 400, body: { error: 'use_dpop_nonce' } });
    expect(answer.headers.get('dpop-nonce')).toBeTruthy();
  }
});

test('RFC 9449 §5, §6.1: the token is bound to the key of the proof', async () => {
  const { status, body } = await grant(await proof());
  expect({ status, type: body.token_type }).toEqual({ status: 200, type: 'DPoP' });
  expect(payloadOf(String(body.access_token)).cnf).toEqual({ jkt: key.thumbprint });
  const said = await program.post('token/introspection', { token: String(body.access_token) });
  expect(said.body).toMatchObject({ active: true, token_type: 'DPoP', cnf: { jkt: key.thumbprint } });
});

test('RFC 9449 §5.2: a client that promised proofs gets no token without one; another may bind its tokens of its own accord', async () => {
  expect(await grant(null)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect((await grant(await proof(), free)).body.token_type).toBe('DPoP');
  expect((await grant(null, free)).body.token_type).toBe('Bearer');
});

test.each([
  ['2: that is no JWT', async () => 'nothing'],
  ['4: of another type', () => proof({}, { typ: 'jwt' })],
  [
    '5: signed HS256',
    () =>
      new SignJWT({ htm: 'POST', htu: TOKEN, jti: randomUUID() })
        .setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt' })
        .sign(Buffer.alloc(32)),
  ],
  ['6: that another key signed', async () => proof({}, { jwk: (await clientKey()).jwk })],
  ['7: with a private key in it', async () => proof({}, { jwk: { ...key.jwk, d: 'AAAA' } })],
  ['8: for another method', () => proof({ htm: 'GET' })],
  ['9: for another address', () => proof({ htu: `${auth.issuer}/par` })],
  ['3: without method', () => proof({ htm: undefined })],
  ['3: without address', () => proof({ htu: undefined })],
  ['3: without id', () => proof({ jti: undefined })],
  ['3: without time', () => proof({ iat: undefined })],
])('RFC 9449 §4.3, %s: a proof is refused as invalid_dpop_proof', async (_, wrong) => {
  expect(await grant(await wrong())).toMatchObject({ status: 400, body: { error: 'invalid_dpop_proof' } });
});

test('RFC 9449 §4.3, 9: query and fragment of the address do not matter', async () => {
  expect((await grant(await proof({ htu: `${TOKEN}?x=1#y` }))).status).toBe(200);
});

test('RFC 9449 §11.1: of ten uses of one proof at once exactly one is accepted', async () => {
  const once = await proof();
  const answers = await Promise.all(Array.from({ length: 10 }, () => grant(once)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(400)]);
});

test('RFC 9449 §5: a whole sign-in, refreshed; a public client’s refresh token is bound to its key, too', async () => {
  const open = await relyingParty(auth, { type: 'public', token_binding: 'dpop' });
  const DPoP = oidc.getDPoPHandle(open.config, await oidc.randomDPoPKeyPair('ES256'));
  const tokens = await open.signIn({ DPoP });
  expect(tokens.token_type).toBe('dpop');
  const refresh_token = tokens.refresh_token ?? '';
  const thief = oidc.getDPoPHandle(open.config, await oidc.randomDPoPKeyPair('ES256'));
  await expect(oidc.refreshTokenGrant(open.config, refresh_token, {}, { DPoP: thief })).rejects.toMatchObject({
    error: 'invalid_grant',
  });
  expect(await open.post('token_endpoint', { grant_type: 'refresh_token', refresh_token })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  });
  expect((await oidc.refreshTokenGrant(open.config, refresh_token, {}, { DPoP })).access_token).toBeTruthy();
});

test('RFC 9449 §10: a code that was bound to a key at the pushed request is redeemed with that key only', async () => {
  const rp = await relyingParty(auth);
  const DPoP = oidc.getDPoPHandle(rp.config, await oidc.randomDPoPKeyPair('ES256'));
  const bound = { dpop_jkt: await DPoP.calculateThumbprint() };
  await expect(rp.signIn({ more: bound })).rejects.toMatchObject({ error: 'invalid_grant' });
  const other = oidc.getDPoPHandle(rp.config, await oidc.randomDPoPKeyPair('ES256'));
  await expect(rp.signIn({ more: bound, DPoP: other })).rejects.toMatchObject({ error: 'invalid_request' });
  const begunWithAnother = rp.signIn({ more: bound, DPoP: other, push: false });
  await expect(begunWithAnother).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await rp.signIn({ more: bound, DPoP })).token_type).toBe('dpop');
});

test('RFC 9449 §7.1: a bound token opens userinfo with a proof of its key, and as a bearer token it does not', async () => {
  const rp = await relyingParty(auth, { token_binding: 'dpop' });
  const DPoP = oidc.getDPoPHandle(rp.config, await oidc.randomDPoPKeyPair('ES256'));
  const { access_token } = await rp.signIn({ DPoP, more: { scope: 'openid' } });
  expect(await oidc.fetchUserInfo(rp.config, access_token, user.person_id, { DPoP })).toMatchObject({
    sub: user.person_id,
  });
  const bearer = await fetch(`${auth.issuer}/me`, { headers: { authorization: `Bearer ${access_token}` } });
  expect([bearer.status, bearer.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('invalid_token'),
  ]);
  const thief = oidc.getDPoPHandle(rp.config, await oidc.randomDPoPKeyPair('ES256'));
  await expect(oidc.fetchUserInfo(rp.config, access_token, user.person_id, { DPoP: thief })).rejects.toThrow();
});

test('RFC 8705 §3: a token is bound to the client’s certificate, and refreshed only with it', async () => {
  const [own, other] = [clientCertificateOf(), clientCertificateOf()];
  const rp = await relyingParty(auth, { token_binding: 'certificate' });
  const withCertificate = (header: string | null): void => {
    rp.config[oidc.customFetch] = (address, options) =>
      fetch(address, {
        ...options,
        headers: { ...options.headers, ...(header === null ? {} : { 'client-cert': header }) },
      } as RequestInit);
  };
  await expect(rp.signIn()).rejects.toMatchObject({ error: 'invalid_grant' });
  withCertificate(own.header);
  const tokens = await rp.signIn();
  expect(payloadOf(tokens.access_token).cnf).toEqual({ 'x5t#S256': own.thumbprint });
  const said = await oidc.tokenIntrospection(rp.config, tokens.access_token);
  expect(said.cnf).toEqual({ 'x5t#S256': own.thumbprint });
  for (const stolen of [other.header, null]) {
    withCertificate(stolen);
    const refreshed = oidc.refreshTokenGrant(rp.config, tokens.refresh_token ?? '');
    // a confidential client's refresh token is bound to the client (§7.1): another certificate binds the next token
    if (stolen === null) await expect(refreshed).rejects.toMatchObject({ error: 'invalid_grant' });
    else expect(payloadOf((await refreshed).access_token).cnf).toEqual({ 'x5t#S256': other.thumbprint });
  }
});

test('RFC 9449 §5.1, RFC 8705 §3.3: the metadata say what there is', async () => {
  const metadata = (await (await fetch(`${auth.issuer}/.well-known/openid-configuration`)).json()) as object;
  expect(metadata).toMatchObject({
    dpop_signing_alg_values_supported: ['ES256', 'PS256', 'Ed25519'],
    tls_client_certificate_bound_access_tokens: true,
    token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt', 'self_signed_tls_client_auth']),
    token_endpoint_auth_signing_alg_values_supported: ['ES256', 'PS256'],
  });
});

test('RFC 9449 §7.1: our own APIs take a bound token with a proof of its key, for that address, and not without', async () => {
  const { body } = await grant(await proof());
  const token = String(body.access_token);
  const url = `${auth.origin}/auth/v1/clients`;
  const { verify } = ownTokens(
    auth.origin,
    () => auth.keys.current().signing,
    () => false,
  );
  const ath = createHash('sha256').update(token).digest('base64url');
  const proven = async (htu: string, by = key) => ({
    ...{ method: 'GET', url },
    proof: await proof({ htm: 'GET', htu, ath, nonce: undefined }, {}, by),
  });
  expect(await verify(token, await proven(url))).toMatchObject({ client_id: program.client_id });
  const refused = { code: 'proof_refused' };
  await expect(verify(token, { method: 'GET', url, proof: undefined })).rejects.toMatchObject(refused);
  await expect(verify(token, await proven('https://elsewhere.example/'))).rejects.toMatchObject(refused);
  await expect(verify(token, await proven(url, await clientKey()))).rejects.toMatchObject(refused);
});
