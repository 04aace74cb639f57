import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses; the store keeps their hash only. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * Keeps something so that only whoever holds the secret reads it: what a browser brings back opens what was kept for it, and
 * a copy of the store opens nothing. AES-256-GCM under a key from the secret (RFC 5869), which is used once.
 */
export function sealedBy(secret: string, value: unknown): string {
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), NONCE);
  return Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** @throws when it was sealed by another secret. */
export function openedBy<Value>(secret: string, sealed: string): Value {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), NONCE).setAuthTag(bytes.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()) as Value;
}

/** May be fixed: every secret seals one value only. */
const NONCE = Buffer.alloc(12);

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'kiban connection', 32));
}
