import { hash, type KeyObject } from 'node:crypto';
import type { PublicKey } from '../devices/device.ts';
import { refused } from './refused.ts';

const CURVES: readonly unknown[] = ['prime256v1', 'secp384r1'];

/**
 * Keys that Kiban certifies, and signs with: EC P-256 and P-384, RSA of 2048 to 4096 bits with the usual exponent (NIST SP
 * 800-57 part 1 rev. 5, table 2).
 *
 * @throws Problem 400 for any other.
 */
export function requireStrongKey(field: string, key: KeyObject): void {
  const { namedCurve, modulusLength = 0, publicExponent } = key.asymmetricKeyDetails ?? {};
  const strong =
    key.asymmetricKeyType === 'ec'
      ? CURVES.includes(namedCurve)
      : key.asymmetricKeyType === 'rsa' && modulusLength >= 2048 && modulusLength <= 4096 && publicExponent === 65537n;
  if (!strong)
    throw refused(field, 'key_refused', {
      en: 'The key must be EC P-256 or P-384, or RSA of 2048 to 4096 bits.',
      ja: '鍵は EC（P-256・P-384）または RSA（2048〜4096 ビット）にしてください。',
    });
}

/** The members of a public key that RFC 7638 §3.2 demands; of an elliptic curve's or an RSA key. */
export function publicJwk(key: KeyObject): PublicKey {
  const { kty, crv, x, y, e, n } = key.export({ format: 'jwk' });
  if (kty === 'EC' && crv && x && y) return { kty, crv, x, y };
  if (kty === 'RSA' && e && n) return { kty, e, n };
  throw new Error(`There is no JWK of a key of type ${key.asymmetricKeyType}.`);
}

/** SHA-256 of the key's JWK (RFC 7638), base64url; of a type without one here, of its DER. */
export function thumbprintOf(key: KeyObject): string {
  const { kty, crv, x, y, e, n } = key.export({ format: 'jwk' });
  // members in the order of their names (RFC 7638 §3.3); Ed25519 and the like: RFC 8037 §2
  const required = kty === 'RSA' ? { e, kty, n } : kty === 'EC' ? { crv, kty, x, y } : { crv, kty, x };
  return hash('sha256', JSON.stringify(required), 'base64url');
}
