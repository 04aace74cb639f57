import { hash, hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';

/** What a sign-in that a browser was sent away for needs when it comes back. */
export interface PendingSignIn {
  readonly nonce: string;
  readonly code_verifier: string;
  readonly return_to: string;
}

/**
 * Sign-ins under way, each sealed in its own `state` (RFC 6749 §10.12): nothing of them is kept here, so nobody can crowd out
 * others, and any process of this client opens what another sealed. It belongs to the browser that began it.
 */
export interface SealedSignIns {
  /** @param browser what tells this browser from others. @returns the `state`. */
  seal(pending: PendingSignIn, browser: string): Promise<string>;
  /**
   * Serves once in a process: a code that is redeemed again ends what it gave (RFC 6749 §4.1.2). Undefined also for what was not
   * sealed by this client, is too old, or was begun by another browser.
   */
  open(state: string, browser: string | undefined): Promise<PendingSignIn | undefined>;
}

/** Seconds: somebody may have to find the printed codes first. */
const GOOD_FOR = 30 * 60;
const USED_KEPT = 10_000;
const SEAL = { alg: 'dir', enc: 'A256GCM' } as const;

/** @param secret of the client; `clock`: milliseconds since 1970. */
export function sealedSignIns(secret: string, clock: () => number): SealedSignIns {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'kiban console sign-in', 32));
  const used = new Set<string>();
  return {
    seal: (pending, browser) =>
      new EncryptJWT({ ...pending })
        .setProtectedHeader(SEAL)
        .setSubject(digest(browser))
        .setExpirationTime(Math.floor(clock() / 1000) + GOOD_FOR)
        .encrypt(key),
    open: async (state, browser) => {
      if (browser === undefined) return undefined;
      const checks = { subject: digest(browser), currentDate: new Date(clock()), requiredClaims: ['exp'] };
      try {
        const { nonce, code_verifier, return_to } = (await jwtDecrypt<PendingSignIn>(state, key, checks)).payload;
        if (used.has(nonce)) return undefined;
        const [oldest] = used;
        if (used.size >= USED_KEPT && oldest !== undefined) used.delete(oldest);
        used.add(nonce);
        return { nonce, code_verifier, return_to };
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}
