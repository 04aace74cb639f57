import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What whoever opened a session exchanges for tokens: the session's id and 256 random bits. */
export function newSupportSecret(id: string): { readonly secret: string; readonly secret_hash: string } {
  const random = randomBytes(32).toString('base64url');
  return { secret: `${id}.${random}`, secret_hash: hash('sha256', random, 'base64url') };
}

/** The id in a secret, and whether the rest is that of a hash. */
export function supportSecretOf(secret: string): { readonly id: string; matches(kept: string): boolean } | undefined {
  const [, id, random] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(secret) ?? [];
  if (id === undefined || random === undefined) return undefined;
  const hashed = Buffer.from(hash('sha256', random, 'base64url'));
  return { id, matches: (kept) => timingSafeEqual(hashed, Buffer.from(kept)) };
}
