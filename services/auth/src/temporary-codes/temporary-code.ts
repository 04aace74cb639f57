import type { TenantId } from '@kiban/postgres';
import type { Kind } from '../store/auth-store.ts';

/** How the giver made sure whom the code is for (NIST SP 800-63B-4 §4.2: recovery is vouched for by somebody). */
export const IDENTITY_CHECKS = ['in_person_known', 'in_person_document', 'call_back', 'video_call'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** A code counts for a working day at most (guidelines A-8). */
export const LONGEST_HOURS = 24;

/**
 * Takes the place of a second factor once, for one person in one tenant: the card was forgotten, the phone is broken. Lies in
 * the tenant's scope under the user's id, so that a person has one at most and it counts nowhere else.
 */
export interface TemporaryCode {
  /** UUIDv7: the aggregate of its events. */
  readonly code_id: string;
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly person_id: string;
  /** 16 bytes, hexadecimal. */
  readonly salt: string;
  readonly digest: string;
  readonly identity_check: IdentityCheck;
  readonly reason: string;
  /** The user who gave it out. */
  readonly issued_by: string;
  /** Milliseconds since 1970. */
  readonly issued_at: number;
  readonly expires_at: number;
  readonly status: 'open' | 'used' | 'withdrawn';
  readonly used_at: number | null;
  /** Of its events, from 1. */
  readonly changes: number;
}

export const TEMPORARY_CODE: Kind<TemporaryCode> = { name: 'temporary_code' };

/** What becomes of a code that is used; null: it does not count (any more). */
export function usedCode(code: TemporaryCode, digest: string, now: number): TemporaryCode | null {
  if (!isOpen(code, now) || code.digest !== digest) return null;
  return { ...code, status: 'used', used_at: now, changes: code.changes + 1 };
}

/** Null: there is nothing to withdraw. */
export function withdrawnCode(code: TemporaryCode, now: number): TemporaryCode | null {
  return isOpen(code, now) ? { ...code, status: 'withdrawn', changes: code.changes + 1 } : null;
}

export function isOpen({ status, issued_at, expires_at }: TemporaryCode, now: number): boolean {
  const longest = issued_at + LONGEST_HOURS * 3_600_000;
  return status === 'open' && now < Math.min(expires_at, longest);
}
