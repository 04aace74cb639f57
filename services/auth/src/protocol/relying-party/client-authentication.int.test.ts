import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { registerClient } from '../../clients/register-client.ts';
import { assertion, type ClientKey, clientCertificateOf, clientKey } from '../testing/client-key.ts';
import { machine } from '../testing/machine.ts';
import { answerOf, basic, payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
afterAll(() => auth.close());

async function keyed(keys: Parameters<typeof registerClient>[1]['keys'], more: object = {}): Promise<string> {
  const client_id = `keyed-${randomUUID()}`;
  const common = {
    type: 'machine',
    client_id,
    name: 'Keyed',
    tenant_id: tenant,
    api_scopes: ['directory:read'],
  } as const;
  await registerClient(auth.store, { ...common, authentication: 'private_key_jwt', keys: keys ?? null, ...more }, 0);
  return client_id;
}

const grant = async (form: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  answerOf(
    await fetch(`${auth.issuer}/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    }),
  );

const key = await clientKey();
const client_id = await keyed({ jwks: { keys: [key.jwk] } });
const claims = { iss: client_id, sub: client_id, aud: auth.issuer };
const signed = async (more: Readonly<Record<string, unknown>> = {}, header = {}, by: ClientKey = key) =>
  grant(await assertion(by, { ...claims, ...more }, { kid: key.jwk.kid, ...header }));

test.each(['ES256', 'PS256'] as const)(
  'RFC 7523 §2.2: a client signs in to the token endpoint by a key, %s',
  async (algorithm) => {
    const own = await clientKey(algorithm);
    const rp = await relyingParty(
      auth,
      { authentication: 'private_key_jwt', keys: { jwks: { keys: [own.jwk] } } },
      oidc.PrivateKeyJwt({ key: own.privateKey, kid: String(own.jwk.kid) }),
    );
    const tokens = await rp.signIn();
    expect(payloadOf(tokens.access_token)).toMatchObject({ client_id: rp.client_id });
    expect((await oidc.refreshTokenGrant(rp.config, tokens.refresh_token ?? '')).access_token).toBeTruthy();
  },
);

test('RFC 7523 §3: the audience may be the issuer or the token endpoint', async () => {
  for (const aud of [auth.issuer, `${auth.issuer}/token`, [auth.issuer, 'https://other.example']])
    expect((await signed({ aud })).status).toBe(200);
});

test.each([
  ['1: without issuer', { iss: undefined }],
  ['1: of another issuer', { iss: 'somebody' }],
  ['3: for another audience', { aud: 'https://other.example' }],
  ['3: without audience', { aud: undefined }],
  ['4: without expiry', { exp: undefined }],
  ['4: expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
  ['5: not valid yet', { nbf: Math.floor(Date.now() / 1000) + 600 }],
  ['7: without id', { jti: undefined }],
])('RFC 7523 §3, %s: an assertion is refused as invalid_client', async (_, wrong) => {
  expect(await signed(wrong)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
});

test('RFC 7523 §3, 9: an assertion that another key signed, or none, is invalid_client', async () => {
  expect(await signed({}, {}, await clientKey())).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  const body = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999, jti: 'x' })).toString('base64url');
  const unsigned = { ...(await assertion(key, claims)), client_assertion: `${none}.${body}.` };
  expect(await grant(unsigned)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
});

test('RFC 7523 §3, 7: of ten uses of one assertion at once exactly one is accepted', async () => {
  const form = await assertion(key, claims, { kid: key.jwk.kid });
  const answers = await Promise.all(Array.from({ length: 10 }, () => grant(form)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
});

test('RFC 7521 §4.2: another type of assertion is invalid_request; so is one beside a secret', async () => {
  const form = await assertion(key, claims);
  const saml = { ...form, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' };
  expect(await grant(saml)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  const doubled = await grant(form, { authorization: basic(client_id, 'secret') });
  expect(doubled).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

test('RFC 6749 §2.3: a client authenticates only in the way it is registered for', async () => {
  expect(await grant({}, { authorization: basic(client_id, 'secret') })).toMatchObject({ status: 401 });
  expect(await grant({ client_id })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  const secret = await machine(auth, tenant);
  const wrong = await assertion(key, { ...claims, iss: secret.client_id, sub: secret.client_id });
  expect(await grant(wrong)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
});

test('RFC 7591 §2: keys may be published at jwks_uri and rotate there', async () => {
  const next = await clientKey();
  const published = { keys: [next.jwk] };
  const server = createServer((_, response) => void response.end(JSON.stringify(published)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const id = await keyed({ jwks_uri: 'https://keys.example/' });
    auth.answerOutside(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const form = await assertion(next, { ...claims, iss: id, sub: id }, { kid: next.jwk.kid });
    expect((await grant(form)).status).toBe(200);
  } finally {
    auth.answerOutside(null);
    server.close();
  }
  const id = await keyed({ jwks_uri: 'https://keys.example/' });
  const unreachable = await assertion(next, { ...claims, iss: id, sub: id });
  expect(await grant(unreachable)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
});

test('RFC 8705 §2.2: a client with a registered certificate signs in by it, as our proxy forwards it (RFC 9440)', async () => {
  const own = clientCertificateOf();
  const authentication = 'self_signed_tls_client_auth';
  const id = await keyed({ jwks: { keys: [own.jwk] } }, { authentication, token_binding: 'certificate' });
  const { status, body } = await grant({ client_id: id }, { 'client-cert': own.header });
  expect(status).toBe(200);
  expect(payloadOf(String(body.access_token)).cnf).toEqual({ 'x5t#S256': own.thumbprint });
  for (const headers of [
    {},
    { 'client-cert': clientCertificateOf().header },
    { 'client-cert': ':AAAA:' },
    { 'client-cert': own.header.slice(1, -1) },
    { 'client-cert': `${own.header}, ${own.header}` },
    { 'x-client-cert': own.header },
  ])
    expect(await grant({ client_id: id }, headers as Record<string, string>)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
});

test('RFC 6749 §5.2: client authentication that fails by HTTP Basic is challenged so', async () => {
  const program = await machine(auth, tenant);
  const wrong = await grant({}, { authorization: basic(program.client_id, 'wrong') });
  expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /);
  expect(wrong.headers.get('cache-control')).toBe('no-store');
});
