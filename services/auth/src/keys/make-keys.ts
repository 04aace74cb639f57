import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Envelope } from '@kiban/key-encryption';
import { exportJWK, generateKeyPair } from 'jose';
import type { MasterSecret, SigningAlgorithm, SigningKey } from './key-set.ts';

/** RSA keys: NIST SP 800-57 part 1 rev. 5, table 2, 112 bits of strength until 2030. */
const RSA_BITS = 2048;

export async function makeSigningKey(
  envelope: Envelope,
  algorithm: SigningAlgorithm,
  activates_at: number,
): Promise<SigningKey> {
  const id = randomUUIDv7();
  const { privateKey } = await generateKeyPair(algorithm, { modulusLength: RSA_BITS, extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: id, alg: algorithm, use: 'sig' };
  return { id, algorithm, sealed_jwk: await envelope.seal(JSON.stringify(jwk), id), activates_at, retires_at: null };
}

export async function makeMasterSecret(envelope: Envelope, activates_at: number): Promise<MasterSecret> {
  const id = randomUUIDv7();
  const sealed = await envelope.seal(randomBytes(32).toString('base64'), id);
  return { id, sealed, activates_at, retires_at: null };
}
