import { randomBytes } from 'node:crypto';
import type { AskedProof } from './key-proof.ts';

/** What a terminal is to sign next. */
export function askProof(now: number): AskedProof {
  return { nonce: randomBytes(32).toString('base64url'), asked_at: now };
}
