import { hash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { openTestIssuer } from '../testing/test-issuer.ts';
import { accessTokenVerifier } from './access-token-verifier.ts';

const issuer = await openTestIssuer();
const { privateKey, publicKey } = await generateKeyPair('ES256');
const jwk = await exportJWK(publicKey);
const jkt = await calculateJwkThumbprint(jwk);
const URL = 'https://product.example/orders';
afterAll(() => issuer.stop());

async function proof(token: string, more: object = {}, header: object = {}): Promise<string> {
  const claims = {
    htm: 'GET',
    htu: URL,
    ath: hash('sha256', token, 'base64url'),
    jti: randomUUID(),
    iat: Math.floor(Date.now() / 1000),
    ...more,
  };
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header } as never)
    .sign(privateKey);
}
const verifier = () => accessTokenVerifier({ issuer: issuer.issuer });
const bound = () => issuer.sign({ cnf: { jkt } });

test('RFC 9449 §7.1: a bound token with a proof of its key is accepted, once with each proof', async () => {
  const [token, { verify }] = [await bound(), verifier()];
  const request = { method: 'GET', url: `${URL}?page=2`, proof: await proof(token) };
  expect((await verify(token, request)).cnf).toEqual({ jkt });
  await expect(verify(token, request)).rejects.toMatchObject({ code: 'proof_refused' });
  expect((await verify(token, { ...request, proof: await proof(token) })).cnf).toEqual({ jkt });
});

test('RFC 9449 §7.1: a bound token as a mere bearer token is refused', async () => {
  const [token, { verify }] = [await bound(), verifier()];
  await expect(verify(token)).rejects.toMatchObject({ code: 'proof_refused' });
  await expect(verify(token, { method: 'GET', url: URL })).rejects.toMatchObject({ code: 'proof_refused' });
});

test.each([
  ['for another method', { htm: 'POST' }, {}],
  ['for another address', { htu: 'https://evil.example/orders' }, {}],
  ['for another token', { ath: 'x' }, {}],
  ['without its token', { ath: undefined }, {}],
  ['too old', { iat: Math.floor(Date.now() / 1000) - 61 }, {}],
  ['from the future', { iat: Math.floor(Date.now() / 1000) + 90 }, {}],
  ['without time', { iat: undefined }, {}],
  ['without id', { jti: undefined }, {}],
  ['of another type', {}, { typ: 'jwt' }],
])('RFC 9449 §4.3: a proof %s is refused', async (_, claims, header) => {
  const token = await bound();
  const request = { method: 'GET', url: URL, proof: await proof(token, claims, header) };
  await expect(verifier().verify(token, request)).rejects.toMatchObject({ code: 'proof_refused' });
});

test('RFC 9449 §6.1: a proof of another key is refused', async () => {
  const token = await issuer.sign({ cnf: { jkt: 'another' } });
  const request = { method: 'GET', url: URL, proof: await proof(token) };
  await expect(verifier().verify(token, request)).rejects.toMatchObject({ code: 'proof_refused' });
});

test('RFC 8705 §3: a token that is bound to a certificate is accepted with that certificate only', async () => {
  const [token, { verify }] = [await issuer.sign({ cnf: { 'x5t#S256': 'mine' } }), verifier()];
  const request = { method: 'GET', url: URL };
  expect((await verify(token, { ...request, certificate_thumbprint: 'mine' })).cnf).toEqual({ 'x5t#S256': 'mine' });
  for (const certificate_thumbprint of [undefined, 'other'])
    await expect(verify(token, { ...request, certificate_thumbprint })).rejects.toMatchObject({
      code: 'proof_refused',
    });
});

test('RFC 7800 §3.1: a token that is bound in a way that is not known here is refused', async () => {
  for (const cnf of [{ kid: 'x' }, {}, 'x', { jkt: '' }])
    await expect(verifier().verify(await issuer.sign({ cnf }))).rejects.toMatchObject({ code: 'claim_invalid' });
});

test('RFC 8693 §4.1: who acts is told', async () => {
  const act = { sub: 'staff', tenant_id: 'platform', act: { sub: 'before' } };
  expect((await verifier().verify(await issuer.sign({ act }))).act).toEqual(act);
  for (const wrong of [{}, 'staff', { sub: '' }, { sub: 'a', act: 'b' }])
    await expect(verifier().verify(await issuer.sign({ act: wrong }))).rejects.toMatchObject({ code: 'claim_invalid' });
});
