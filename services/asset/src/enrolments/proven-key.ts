import type { KeyObject } from 'node:crypto';
import { type JWTPayload, jwtVerify } from 'jose';
import type { PublicKey } from '../devices/device.ts';
import { algorithmsOf, keyObjectOf } from '../proofs/device-key.ts';
import { requireStrongKey } from '../x509/public-key.ts';
import { codeOf } from './code-text.ts';

/** What a device sends beside its code: its public key, and the code signed with the private one. */
export interface KeyProof {
  readonly public_key: PublicKey;
  /** A JWT (RFC 7519) of type `kiban-enrolment+jwt`, with `code`, `aud`, `iat` and `jti`. */
  readonly proof: string;
  /** As it was typed. */
  readonly code: string;
}

/** A clock in a store may be wrong by so much, in seconds. The code is good once, so that nothing hangs on the time alone. */
const CLOCK_SKEW = 600;

/**
 * The key, when the proof shows that whoever enrols has its private part, made for this code and for us.
 *
 * @param audience the address enrolments are sent to.
 * @returns undefined when it shows nothing.
 * @throws Problem 400 when the key is too weak.
 */
export async function provenKey(
  { public_key, proof, code }: KeyProof,
  audience: string,
): Promise<KeyObject | undefined> {
  const key = keyObjectOf(public_key);
  if (key === undefined) return undefined;
  requireStrongKey('public_key', key);
  const said = await verified(proof, key, public_key, audience);
  if (said === undefined || typeof said.code !== 'string' || typeof said.jti !== 'string') return undefined;
  const signed = codeOf(said.code);
  return signed !== null && signed === codeOf(code) ? key : undefined;
}

async function verified(
  proof: string,
  key: KeyObject,
  publicKey: PublicKey,
  audience: string,
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(proof, key, {
      algorithms: algorithmsOf(publicKey),
      audience,
      typ: 'kiban-enrolment+jwt',
      maxTokenAge: CLOCK_SKEW,
      clockTolerance: CLOCK_SKEW,
      requiredClaims: ['aud', 'iat', 'jti', 'code'],
    });
    return payload;
  } catch {
    return undefined; // whatever is wrong with it, it proves nothing
  }
}
