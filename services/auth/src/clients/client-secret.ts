import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClientSecret } from './client.ts';

/** 256 random bits, base64url: needs no encoding in HTTP Basic (RFC 6749 §2.3.1). */
export function newClientSecret(): { readonly secret: string; readonly kept: ClientSecret } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, kept: keptSecret(secret) };
}

/** A secret of 256 random bits as it is kept. */
export function keptSecret(secret: string): ClientSecret {
  return { hash: hash('sha256', secret, 'base64url'), expires_at: null };
}

/** Whether a secret is one of those kept that have not expired; in the same time for every wrong one. */
export function secretMatches(presented: string, kept: readonly ClientSecret[], now: number): boolean {
  const hashed = Buffer.from(hash('sha256', presented, 'base64url'));
  let matches = false;
  for (const secret of kept)
    if (timingSafeEqual(hashed, Buffer.from(secret.hash)))
      matches ||= secret.expires_at === null || now < secret.expires_at;
  return matches;
}
