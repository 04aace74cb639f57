import { randomUUIDv7 } from 'node:crypto';
import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { queueNoticeOf } from '../notices/queue-notice.ts';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { RecordedState } from './recorded.ts';

/** A domain event that waits in the auth store until it is delivered: sign-in works while the directory's database is down. */
export interface PendingRecord extends Omit<OutsideEvent, 'id'> {
  readonly tenant_id: TenantId;
  /** Whom it concerns is told of something else that was done with it. No part of the event. */
  readonly quiet?: true;
}

/** Its id is the event's. */
export const RECORD = kindOf<PendingRecord>('record', { spread: true });
export const PENDING = 'pending';
/** Contradicts another of its stream. */
export const SET_ASIDE = 'set_aside';

export type NewRecord = RecordedState & {
  /** UUIDv7 of what may be recorded more than once and must be one event; by default a fresh one. */
  readonly id?: string;
  readonly tenant_id: TenantId;
  readonly aggregate_id: string;
  readonly version: number;
  readonly name: string;
  readonly actor: OutsideEvent['actor'];
  readonly reason?: string | null;
  readonly request_id: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly quiet?: true;
};

/** Keeps a record for delivery. Written before what it tells of, so that nothing happens unrecorded. */
export async function keepRecord(store: AuthStore, record: NewRecord): Promise<void> {
  await keepPending(store, pendingOf(record));
}

/** A record as it waits; its id is the event's from here on. */
export function pendingOf(record: NewRecord): { readonly id: string; readonly data: PendingRecord } {
  const { id = randomUUIDv7(), at, personal, reason, ...rest } = record;
  return {
    id,
    data: {
      ...rest,
      schema_version: 1,
      personal: personal ?? null,
      payload: {},
      on_behalf_of: null,
      reason: reason ?? null,
      occurred_at: new Date(at).toISOString(),
    },
  };
}

/**
 * The same record again is the same event: it is appended once by its id. Whose way of signing in it changes is told by mail,
 * here and nowhere else.
 */
export async function keepPending(
  store: AuthStore,
  { id, data }: { readonly id: string; readonly data: PendingRecord },
): Promise<void> {
  await store.create(PLATFORM_WIDE, RECORD, { id, data, references: { alternate: PENDING }, expires_at: null });
  await queueNoticeOf(store, id, data);
}
