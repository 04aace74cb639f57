import { createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicKey } from '../devices/device.ts';

/** The signature algorithms (RFC 7518 §3.1) that go with a device's key: none is left to whoever signs. */
export function algorithmsOf(key: PublicKey): string[] {
  if (key.kty === 'RSA') return ['PS256', 'RS256'];
  return [key.crv === 'P-384' ? 'ES384' : 'ES256'];
}

/** Undefined: it is no key. */
export function keyObjectOf(key: PublicKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: { ...key }, format: 'jwk' });
  } catch {
    return undefined; // a point that lies on no curve, a modulus that is none
  }
}
