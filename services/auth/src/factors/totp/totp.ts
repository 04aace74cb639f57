import { Secret, TOTP } from 'otpauth';

/** RFC 6238: HMAC-SHA-1, 6 digits, steps of 30 s: what every authenticator app knows. */
const OPTIONS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps before and after the current one that are taken too, for clocks that go wrong (RFC 6238 §5.2). */
const DRIFT_STEPS = 1;

/** A new seed of 160 bits (RFC 4226 §4), Base32. */
export function newSeed(): string {
  return new Secret({ size: 20 }).base32;
}

/** `otpauth://totp/…`, for a QR code. The account is shown in the app beside the codes. */
export function enrolmentAddress(seed: string, { issuer, account }: { issuer: string; account: string }): string {
  return new TOTP({ ...OPTIONS, issuer, label: account, secret: Secret.fromBase32(seed) }).toString();
}

/**
 * The time step that a code belongs to; null when it is none of now, or of a step that was used already or before one that
 * was (RFC 6238 §5.2: a code is accepted once).
 *
 * @param now milliseconds since 1970.
 */
export function stepOf(seed: string, code: string, now: number, lastStep: number | null): number | null {
  const totp = new TOTP({ ...OPTIONS, secret: Secret.fromBase32(seed) });
  const drift = totp.validate({ token: code, timestamp: now, window: DRIFT_STEPS });
  if (drift === null) return null;
  const step = Math.floor(now / 1000 / OPTIONS.period) + drift;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** The digits of a code as people type them: any width, spaces and hyphens between. */
export function totpCodeOf(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
}
