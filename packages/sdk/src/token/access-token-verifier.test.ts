import fc from 'fast-check';
import { base64url, CompactSign, type CryptoKey, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestIssuer, TENANT, type TestIssuer, USER } from '../testing/test-issuer.ts';
import { type AccessTokenVerifier, accessTokenVerifier } from './access-token-verifier.ts';
import { TokenError } from './token-error.ts';

let issuer: TestIssuer;
let verifier: AccessTokenVerifier;
const seconds = () => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  issuer = await openTestIssuer();
  verifier = accessTokenVerifier({ issuer: issuer.issuer });
});
afterAll(() => issuer.stop());

async function refusal(token: string): Promise<string> {
  const error: unknown = await verifier.verify(token).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TokenError);
  return (error as TokenError).code;
}

test('a token of the issuer gives its claims', async () => {
  const claims = await verifier.verify(await issuer.sign());
  expect(claims).toMatchObject({ sub: 'a-person', tenant_id: TENANT, user_id: USER, scope: 'directory:read' });
});

test('a machine’s token has no user', async () => {
  const claims = await verifier.verify(await issuer.sign({ sub: 'hello-product', user_id: undefined, amr: undefined }));
  expect(claims.user_id).toBeUndefined();
});

test('one of several audiences is enough (RFC 9068 §4)', async () => {
  expect(await verifier.verify(await issuer.sign({ aud: ['urn:other', 'urn:kiban:api'] }))).toBeDefined();
});

test('the long form of the type is the same type (RFC 9068 §4)', async () => {
  expect(await verifier.verify(await issuer.sign({}, { typ: 'application/at+jwt' }))).toBeDefined();
});

test.each(['RS256', 'PS256', 'EdDSA'])('%s is accepted beside ES256', async (alg) => {
  const other = await openTestIssuer();
  await other.addKey('first', alg);
  expect(await accessTokenVerifier({ issuer: other.issuer }).verify(await other.sign())).toBeDefined();
  await other.stop();
});

test('the bounds of exp and iat hold to the second, clock tolerance included', async () => {
  const at = seconds() - 3600;
  const exactly = accessTokenVerifier({ issuer: issuer.issuer, clockToleranceSeconds: 5, now: () => at * 1000 });
  expect(await exactly.verify(await issuer.sign({ iat: at - 300, exp: at - 4 }))).toBeDefined();
  await expect(exactly.verify(await issuer.sign({ iat: at - 300, exp: at - 5 }))).rejects.toMatchObject({
    code: 'token_expired',
  });
  expect(await exactly.verify(await issuer.sign({ iat: at + 5 }))).toBeDefined();
  await expect(exactly.verify(await issuer.sign({ iat: at + 6 }))).rejects.toMatchObject({
    code: 'token_not_yet_valid',
  });
});

const claimCases: readonly [string, () => object, string][] = [
  ['RFC 9068 §2.2 without iss', () => ({ iss: undefined }), 'issuer_wrong'],
  ['RFC 9068 §4 of another issuer', () => ({ iss: `${issuer.issuer}/` }), 'issuer_wrong'],
  ['RFC 9068 §2.2 without aud', () => ({ aud: undefined }), 'audience_wrong'],
  ['RFC 9068 §4 for another audience', () => ({ aud: 'hello-product' }), 'audience_wrong'],
  ['RFC 9068 §4 for several other audiences', () => ({ aud: ['a', 'urn:kiban:api/b'] }), 'audience_wrong'],
  ['RFC 7519 §4.1.3 an audience that is no text', () => ({ aud: ['urn:kiban:api', 7] }), 'claim_invalid'],
  ['RFC 9068 §2.2 without exp', () => ({ exp: undefined }), 'claim_invalid'],
  ['RFC 9068 §4 expired', () => ({ exp: seconds() - 60 }), 'token_expired'],
  ['RFC 7519 §4.1.4 an exp that is a text', () => ({ exp: `${seconds() + 60}` }), 'claim_invalid'],
  ['RFC 7519 §4.1.5 not before a minute from now', () => ({ nbf: seconds() + 60 }), 'token_not_yet_valid'],
  ['RFC 7519 §4.1.5 an nbf that is a text', () => ({ nbf: 'now' }), 'claim_invalid'],
  ['RFC 7519 §4.1.6 issued in the future', () => ({ iat: seconds() + 60 }), 'token_not_yet_valid'],
  ['RFC 9068 §2.2 without iat', () => ({ iat: undefined }), 'claim_invalid'],
  ['RFC 9068 §2.2 without sub', () => ({ sub: undefined }), 'claim_invalid'],
  ['RFC 9068 §2.2 an empty sub', () => ({ sub: '' }), 'claim_invalid'],
  ['RFC 9068 §2.2 without client_id', () => ({ client_id: undefined }), 'claim_invalid'],
  ['RFC 9068 §2.2 without jti', () => ({ jti: undefined }), 'claim_invalid'],
  ['RFC 9068 §2.2.3 a scope that is a list', () => ({ scope: ['directory:read'] }), 'claim_invalid'],
  ['RFC 9068 §2.2.1 an amr that is a text', () => ({ amr: 'mfa' }), 'claim_invalid'],
  ['RFC 9068 §2.2.1 an auth_time that is a text', () => ({ auth_time: 'yesterday' }), 'claim_invalid'],
  ['Kiban: without a tenant', () => ({ tenant_id: undefined }), 'claim_invalid'],
  ['Kiban: a tenant that is no UUID', () => ({ tenant_id: "' or true --" }), 'claim_invalid'],
  ['Kiban: a user that is no UUID', () => ({ user_id: 'admin' }), 'claim_invalid'],
];

test.each(claimCases)('refused: %s', async (_, changes, code) => {
  expect(await refusal(await issuer.sign(changes()))).toBe(code);
});

const headerCases: readonly [string, object, string][] = [
  ['RFC 9068 §4 an ID token (no typ)', { typ: undefined }, 'type_wrong'],
  ['RFC 9068 §4 typ JWT', { typ: 'JWT' }, 'type_wrong'],
  ['RFC 8725 §3.11 typ of a logout token', { typ: 'logout+jwt' }, 'type_wrong'],
  ['Kiban: names no key', { kid: undefined }, 'token_malformed'],
  ['RFC 7515 §4.1.4 a key id that is a number', { kid: 7 }, 'token_malformed'],
  ['RFC 7517 §4.5 a key that the issuer does not have', { kid: 'second' }, 'key_unknown'],
];

test.each(headerCases)('refused: %s', async (_, header, code) => {
  expect(await refusal(await issuer.sign({}, header))).toBe(code);
});

test('refused: RFC 9068 §4, RFC 8725 §2.1 unsigned (alg none)', async () => {
  const unsecured = new UnsecuredJWT(issuer.claims()).encode();
  expect(await refusal(unsecured)).toBe('algorithm_refused');
  const [, payload] = unsecured.split('.');
  const header = base64url.encode(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: 'first' }));
  expect(await refusal(`${header}.${payload}.`)).toBe('algorithm_refused');
});

test('refused: RFC 8725 §2.1 a MAC with the public key as its secret', async () => {
  const secret = new TextEncoder().encode(JSON.stringify(issuer.publicKey('first')));
  const token = await new SignJWT(issuer.claims())
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'first' })
    .sign(secret);
  expect(await refusal(token)).toBe('algorithm_refused');
});

test('refused: RFC 8725 §3.1 an algorithm that is not the key’s', async () => {
  const other = await openTestIssuer();
  await other.addKey('rsa', 'RS256');
  const token = await new SignJWT(issuer.claims())
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'first' })
    .sign(other.privateKey('rsa') as CryptoKey);
  expect(await refusal(token)).toBe('signature_invalid');
  await other.stop();
});

test('refused: RFC 7515 §5.2 signed by somebody else under the same key id', async () => {
  const other = await openTestIssuer();
  expect(await refusal(await other.sign({ iss: issuer.issuer }))).toBe('signature_invalid');
  await other.stop();
});

test('refused: RFC 7515 §5.2 a claim changed after signing', async () => {
  const [header, , signature] = (await issuer.sign()).split('.');
  const payload = base64url.encode(JSON.stringify({ ...issuer.claims(), scope: 'directory:write' }));
  expect(await refusal(`${header}.${payload}.${signature}`)).toBe('signature_invalid');
});

test('refused: RFC 7515 §4.1.11 an extension that must be understood', async () => {
  const key = issuer.privateKey('first') as CryptoKey;
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(issuer.claims())))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'first', crit: ['urn:x'], 'urn:x': true })
    .sign(key, { crit: { 'urn:x': true } });
  expect(await refusal(token)).toBe('token_malformed');
});

test('refused: RFC 7515 §4.1.2 a key or its address inside the token is not looked at', async () => {
  const other = await openTestIssuer();
  const header = { jku: `${other.issuer}/jwks`, jwk: other.publicKey('first') };
  expect(await refusal(await other.sign({ iss: issuer.issuer }, header))).toBe('signature_invalid');
  expect(other.requests).toEqual([]);
  await other.stop();
});

test('refused: RFC 7519 §7.2 a payload that is no JSON object', async () => {
  const key = issuer.privateKey('first') as CryptoKey;
  for (const payload of ['[]', '"text"', 'null', '{', '']) {
    const token = await new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'first' })
      .sign(key);
    expect(await refusal(token)).toBe('token_malformed');
  }
});

test('refused: RFC 7516 §3.1 an encrypted token', async () => {
  expect(await refusal(`${base64url.encode('{"alg":"dir","enc":"A256GCM"}')}..AAAA.AAAA.AAAA`)).toBe('token_malformed');
});

test('refused: longer than 16 KiB, unread', async () => {
  expect(await refusal(await issuer.sign({ scope: 'x'.repeat(17_000) }))).toBe('token_malformed');
});

test('whatever is handed over, the answer is a TokenError that holds nothing of it', { timeout: 30_000 }, async () => {
  const token = await issuer.sign();
  const garbage = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc
      .tuple(fc.object(), fc.json(), fc.string())
      .map(([header, payload, signature]) =>
        [JSON.stringify(header), payload, signature].map((part) => base64url.encode(part)).join('.'),
      ),
    fc
      // not the last character: four of its bits say nothing
      .tuple(fc.nat(token.length - 2), fc.constantFrom('.', '=', ' ', '-', 'é', '\0'))
      .map(([at, character]) => token.slice(0, at) + character + token.slice(at + 1))
      .filter((changed) => changed !== token),
  );
  await fc.assert(
    fc.asyncProperty(garbage, async (text) => {
      const error: unknown = await verifier.verify(text).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TokenError);
      if (text.length > 8) expect((error as TokenError).message).not.toContain(text);
    }),
    { numRuns: 500 },
  );
});
