import { calculateJwkThumbprint, importJWK, jwtVerify } from 'jose';
import type { TerminalKey } from './terminal.ts';

/** For as long a proof may be sent after it was asked for. Milliseconds. */
const PROOF_WITHIN_MS = 5 * 60_000;

/** What a terminal is asked to sign: used once, and only where it was asked. */
export interface AskedProof {
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly asked_at: number;
}

export function isStale({ asked_at }: Pick<AskedProof, 'asked_at'>, now: number): boolean {
  return now - asked_at > PROOF_WITHIN_MS;
}

/**
 * Whether whoever sent the proof holds the key: a JWT (RFC 7515, ES256) of type `kiban-terminal+jwt` with the nonce that was
 * asked and the origin that asked, so that no other site can have it made.
 */
export async function isKeyProof(
  key: TerminalKey,
  proof: string,
  { nonce, asked_at }: AskedProof,
  { origin, now }: { readonly origin: string; readonly now: number },
): Promise<boolean> {
  if (isStale({ asked_at }, now)) return false;
  try {
    const options = { algorithms: ['ES256'], audience: origin, typ: 'kiban-terminal+jwt' };
    const { payload } = await jwtVerify(proof, await importJWK({ ...key }, 'ES256'), options);
    return payload.nonce === nonce;
  } catch {
    return false; // whatever is wrong with it, it proves nothing
  }
}

/** The key that was sent, as it is kept; undefined when it is none of the right kind. */
export async function keyOf(sent: string): Promise<{ key: TerminalKey; thumbprint: string } | undefined> {
  try {
    const { kty, crv, x, y } = JSON.parse(sent) as Partial<TerminalKey>;
    if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') return undefined;
    const key = { kty, crv, x, y };
    await importJWK(key, 'ES256'); // a point that lies on the curve
    return { key, thumbprint: await calculateJwkThumbprint(key, 'sha256') };
  } catch {
    return undefined;
  }
}
