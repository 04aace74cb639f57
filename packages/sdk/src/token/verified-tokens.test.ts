import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestIssuer, type TestIssuer } from '../testing/test-issuer.ts';
import type { AccessTokenClaims } from './access-token-claims.ts';
import { type AccessTokenVerifierOptions, accessTokenVerifier } from './access-token-verifier.ts';
import { verifiedTokens } from './verified-tokens.ts';

let issuer: TestIssuer;
let time = Date.now();

beforeEach(async () => {
  time = Date.now();
  issuer = await openTestIssuer();
});
afterEach(() => issuer.stop());

const MINUTE = 60_000;
const verifierOf = (options: Partial<AccessTokenVerifierOptions> = {}) =>
  accessTokenVerifier({ issuer: issuer.issuer, now: () => time, freshMs: MINUTE, cooldownMs: 0, ...options });

/** How many signatures were looked at meanwhile. */
async function signaturesDuring(work: () => Promise<unknown>): Promise<number> {
  const verify = vi.spyOn(crypto.subtle, 'verify');
  try {
    await work();
    return verify.mock.calls.length;
  } finally {
    verify.mockRestore();
  }
}

test('the signature of a token that comes again is not looked at again', async () => {
  const verifier = verifierOf();
  const token = await issuer.sign();
  const first = await verifier.verify(token);
  const signatures = await signaturesDuring(async () => expect(await verifier.verify(token)).toEqual(first));
  expect(signatures).toBe(0);
});

test('a token that was accepted is refused from the second on in which it expires', async () => {
  const verifier = verifierOf({ clockToleranceSeconds: 0 });
  const token = await issuer.sign({ iat: Math.floor(time / 1000), exp: Math.floor(time / 1000) + 30 });
  await verifier.verify(token);
  time = (Math.floor(time / 1000) + 30) * 1000 - 1;
  expect(await verifier.verify(token)).toBeDefined();
  time += 1;
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token_expired' });
});

test('a token that was accepted is refused as soon as the issuer’s keys, fetched anew, hold its key no more', async () => {
  const verifier = verifierOf();
  const token = await issuer.sign();
  await verifier.verify(token);
  await issuer.addKey('second');
  issuer.removeKey('first');
  expect(await verifier.verify(token)).toBeDefined(); // as without keeping tokens: the keys are fresh for a minute
  time += MINUTE;
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'key_unknown' });
});

test('a token that was accepted is refused when another key has taken the id of its key', async () => {
  const verifier = verifierOf();
  const token = await issuer.sign();
  await verifier.verify(token);
  await issuer.addKey('first');
  time += MINUTE;
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'signature_invalid' });
});

test('keys older than may be served refuse also what they accepted', async () => {
  const verifier = verifierOf({ staleMs: 2 * MINUTE });
  const token = await issuer.sign();
  await verifier.verify(token);
  await issuer.stop();
  time += MINUTE;
  expect(await verifier.verify(token)).toBeDefined();
  time += MINUTE;
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'keys_unavailable' });
  await issuer.start();
});

test('what one verifier accepted, one for another audience refuses', async () => {
  const token = await issuer.sign();
  await verifierOf().verify(token);
  await expect(verifierOf({ audience: 'hello-product' }).verify(token)).rejects.toMatchObject({
    code: 'audience_wrong',
  });
});

test('after the clock was put back, everything is looked at again', async () => {
  const verifier = verifierOf({ clockToleranceSeconds: 0 });
  const token = await issuer.sign({ iat: Math.floor(time / 1000) });
  await verifier.verify(token);
  time -= MINUTE;
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token_not_yet_valid' });
});

test('a token that differs in its signature alone is another token', async () => {
  const verifier = verifierOf();
  const token = await issuer.sign();
  await verifier.verify(token);
  const [header, payload, signature = ''] = token.split('.');
  const forged = `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  await expect(verifier.verify(forged)).rejects.toMatchObject({ code: 'signature_invalid' });
});

test('nobody can change the claims that others get', async () => {
  const verifier = verifierOf();
  const token = await issuer.sign();
  const claims = (await verifier.verify(token)) as unknown as { tenant_id: string; amr: string[] };
  expect(() => {
    claims.tenant_id = 'another';
  }).toThrow(TypeError);
  expect(() => claims.amr.push('hwk')).toThrow(TypeError);
});

test('of more tokens than are kept, those used last stay', () => {
  const kept = verifiedTokens(2);
  const verified = { claims: issuer.claims() as unknown as AccessTokenClaims, keyId: 'first', verifiedAt: 0 };
  const keys = { has: () => true, keyFor: () => Promise.reject(new Error('not asked')) };
  for (const token of ['a', 'b']) kept.keep(token, { ...verified, keys });
  kept.find('a');
  kept.keep('c', { ...verified, keys });
  expect(['a', 'b', 'c'].map((token) => kept.find(token) !== undefined)).toEqual([true, false, true]);
});
