import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { isKeyProof, keyOf } from './key-proof.ts';
import type { TerminalKey } from './terminal.ts';

const ORIGIN = 'https://auth.test';
const ASKED = { nonce: 'n1', asked_at: 1_000_000 };
const AT = { origin: ORIGIN, now: 1_060_000 };
const [own, other] = [
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
];
const key = (await exportJWK(own.publicKey)) as TerminalKey;

const signed = (claims: object, by: KeyObject = own.privateKey, typ = 'kiban-terminal+jwt') =>
  new SignJWT({ nonce: 'n1', aud: ORIGIN, ...claims }).setProtectedHeader({ alg: 'ES256', typ }).sign(by);

test('who holds the key and signs what was asked proves it', async () => {
  expect(await isKeyProof(key, await signed({}), ASKED, AT)).toBe(true);
});

test.each([
  ['what was asked another time', () => signed({ nonce: 'n0' })],
  ['what another site asked', () => signed({ aud: 'https://elsewhere.test' })],
  ['another key', () => signed({}, other.privateKey)],
  ['something of another kind', () => signed({}, own.privateKey, 'kiban-device+jwt')],
  ['nothing', async () => ''],
])('%s proves nothing', async (_, proof) => {
  expect(await isKeyProof(key, await proof(), ASKED, AT)).toBe(false);
});

test('what was asked too long ago proves nothing', async () => {
  expect(await isKeyProof(key, await signed({}), ASKED, { ...AT, now: ASKED.asked_at + 300_001 })).toBe(false);
});

test.each([
  ['no JSON', '{'],
  ['a key of another kind', '{"kty":"RSA","n":"AQAB","e":"AQAB"}'],
  ['no point of the curve', JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'AQAB', y: 'AQAB' })],
])('%s is no key', async (_, sent) => {
  expect(await keyOf(sent)).toBeUndefined();
});

test('of a key that was sent only its public part is kept', async () => {
  const sent = await exportJWK(own.privateKey);
  expect(await keyOf(JSON.stringify(sent))).toMatchObject({ key });
  expect((await keyOf(JSON.stringify(sent)))?.key).not.toHaveProperty('d');
});
