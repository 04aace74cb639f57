import { randomBytes } from 'node:crypto';

/** 256 random bits, base64url (WebAuthn §13.4.3 asks for 128 at least). */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url');
}
