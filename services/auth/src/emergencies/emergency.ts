import type { TenantId } from '@kiban/postgres';
import type { Kind } from '../store/auth-store.ts';

/** Whoever has to confirm must do so within an hour; an emergency lasts three days at most. */
export const CONFIRMED_WITHIN_MS = 3_600_000;
export const LONGEST_HOURS = 72;

/** One sign-in with a break-glass code. */
export interface EmergencyUse {
  readonly user_id: string;
  readonly person_id: string;
  /** Which code of the printed set. */
  readonly code_number: number;
  /** Milliseconds since 1970, as everywhere here. */
  readonly at: number;
  readonly ip_address: string | null;
}

/** How it ended: somebody closed it, its time was over, or nobody confirmed it. */
export type EmergencyEnd = 'closed' | 'time_over' | 'not_confirmed';

/** Declared by one person, confirmed by another, closed, and looked at afterwards by a third eye (guidelines A-9). */
export interface Emergency {
  readonly emergency_id: string;
  readonly status: 'declared' | 'active' | 'closed' | 'reviewed';
  readonly reason: string;
  readonly declared_by: string;
  readonly declared_at: number;
  readonly confirmed_by: string | null;
  readonly confirmed_at: number | null;
  /** Declared: until when it must be confirmed. Active: when it ends by itself. */
  readonly ends_at: number;
  /** Null where it ended by itself. */
  readonly closed_by: string | null;
  readonly closed_at: number | null;
  readonly end: EmergencyEnd | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: number | null;
  readonly review: string | null;
  /** The printed codes that count in it, and in no other. */
  readonly set_id: string | null;
  readonly uses: readonly EmergencyUse[];
  /** Of its events, from 1. */
  readonly changes: number;
}

/** A printed set of codes; each lies for itself, under its hash. */
export interface BreakGlassSet {
  readonly set_id: string;
  /** Of all codes of the set, 16 bytes, hexadecimal. */
  readonly salt: string;
  readonly codes: number;
  readonly printed_by: string;
  readonly printed_at: number;
}

/** All that decides over a tenant's emergencies, in one item: so each step is one conditional write. */
export interface EmergencyBook {
  readonly tenant_id: TenantId;
  /** Those that are not spent yet; null: none is printed. */
  readonly set: BreakGlassSet | null;
  /** The latest first. */
  readonly emergencies: readonly Emergency[];
}

export const EMERGENCY_BOOK: Kind<EmergencyBook> = { name: 'emergency_book' };
export const BOOK = 'book';

/** The emergency that is on at a moment. What it decides hangs on the clock, and on no worker having come round. */
export function activeEmergency(book: EmergencyBook, now: number): Emergency | undefined {
  return book.emergencies.find(({ status, ends_at }) => status === 'active' && now < ends_at);
}

/** One that is declared or active. */
export function openEmergency(book: EmergencyBook, now: number): Emergency | undefined {
  return book.emergencies.find(
    ({ status, ends_at }) => (status === 'declared' || status === 'active') && now < ends_at,
  );
}
