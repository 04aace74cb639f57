import { hash } from 'node:crypto';
import { Hono } from 'hono';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireAccessToken } from './hono.ts';
import { openTestIssuer, TENANT, type TestIssuer } from './testing/test-issuer.ts';
import { accessTokenVerifier } from './token/access-token-verifier.ts';

let issuer: TestIssuer;
let reached: number;

beforeAll(async () => {
  issuer = await openTestIssuer();
});
afterAll(() => issuer.stop());

function ask(authorization: string | undefined, headers: Record<string, string> = {}, path = '/'): Promise<Response> {
  reached = 0;
  const verifier = accessTokenVerifier({ issuer: issuer.issuer });
  const app = new Hono().use(requireAccessToken({ verifier })).all('/', (c) => {
    reached++;
    return c.json({ tenant_id: c.var.token.tenant_id });
  });
  const sent = authorization === undefined ? headers : { ...headers, authorization };
  return Promise.resolve(app.request(path, { headers: sent }));
}

test('a valid token reaches the product with its claims', async () => {
  const response = await ask(`bearer ${await issuer.sign()}`);
  expect(await response.json()).toEqual({ tenant_id: TENANT });
});

test.each([
  ['nothing', undefined],
  ['another scheme', 'Basic YTpi'],
  ['the scheme alone', 'Bearer'],
  ['two tokens', 'Bearer a b'],
])('%s is answered with the scheme alone (RFC 6750 §3.1)', async (_, authorization) => {
  const response = await ask(authorization);
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code: 'token_missing', type: 'urn:kiban:problem:token_missing' });
  expect(reached).toBe(0);
});

test('a token in the address is not looked at (RFC 6750 §2.3)', async () => {
  const response = await ask(undefined, {}, `/?access_token=${await issuer.sign()}`);
  expect(await response.json()).toMatchObject({ code: 'token_missing' });
});

test('a refused token is answered with invalid_token and the reason (RFC 6750 §3.1)', async () => {
  const response = await ask(`Bearer ${await issuer.sign({ exp: 1 })}`);
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe(
    'Bearer error="invalid_token", error_description="token_expired"',
  );
  expect(await response.json()).toMatchObject({ status: 401, code: 'token_invalid' });
  expect(reached).toBe(0);
});

test('the problem is told in Japanese to who asks for it', async () => {
  const response = await ask(undefined, { 'accept-language': 'ja,en;q=0.5' });
  expect(await response.json()).toMatchObject({ title: 'アクセストークンがありません' });
});

test('a token that cannot be checked now is nobody’s fault: 503', async () => {
  const token = await issuer.sign();
  await issuer.stop();
  const response = await ask(`Bearer ${token}`);
  await issuer.start();
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.json()).toMatchObject({ code: 'unavailable' });
  expect(reached).toBe(0);
});

test('RFC 9449 §7.1: a token that is bound to a key comes with the scheme DPoP and a proof; as a bearer token it is refused', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  const token = await issuer.sign({ cnf: { jkt: await calculateJwkThumbprint(jwk) } });
  const claims = { htm: 'GET', htu: 'http://localhost/', ath: hash('sha256', token, 'base64url'), jti: 'once' };
  const proof = new SignJWT(claims).setIssuedAt().setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk });
  const dpop = await proof.sign(privateKey);
  expect((await ask(`DPoP ${token}`, { dpop })).status).toBe(200);
  expect((await ask(`Bearer ${token}`, { dpop })).status).toBe(401);
  expect((await ask(`DPoP ${token}`)).status).toBe(401);
  expect((await ask(`Bearer ${token}`)).status).toBe(401);
});
