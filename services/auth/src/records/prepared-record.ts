import { type AuthStore, kindOf, PLATFORM_WIDE, type Scope } from '../store/auth-store.ts';
import { keepPending, type NewRecord, type PendingRecord, pendingOf } from './record.ts';

/** The item that a record tells of. */
interface ToldItem {
  readonly scope: Scope;
  readonly kind: string;
  readonly id: string;
  /** Whether the record tells of its end. */
  readonly ends: boolean;
}

/** A record of something that is about to be written; it is kept for delivery once that is done, and dropped if it is not. */
interface PreparedRecord {
  readonly record: PendingRecord;
  readonly of: ToldItem;
  /** Milliseconds since 1970. */
  readonly prepared_at: number;
}

/** Its id is the event's. */
const PREPARED_RECORD = kindOf<PreparedRecord>('prepared_record');
const WAITING = 'waiting';

/** Nobody takes as long between a record and what it tells of; whoever does keeps it all the same. */
const INTERRUPTED_MS = 30_000;
const AT_ONCE = 100;

type Prepared = ReturnType<typeof pendingOf>;

export async function prepareRecord(store: AuthStore, record: NewRecord, of: ToldItem): Promise<Prepared> {
  const prepared = pendingOf(record);
  const data = { record: prepared.data, of, prepared_at: Date.now() };
  const references = { alternate: WAITING };
  await store.create(PLATFORM_WIDE, PREPARED_RECORD, { id: prepared.id, data, references, expires_at: null });
  return prepared;
}

/** What it tells of was done. */
export async function confirmRecord(store: AuthStore, prepared: Prepared): Promise<void> {
  await keepPending(store, prepared);
  await dropRecord(store, prepared.id);
}

/** What it tells of was not done, and will not be. */
export async function dropRecord(store: AuthStore, id: string): Promise<void> {
  await store.remove(PLATFORM_WIDE, PREPARED_RECORD, id);
}

/** Confirms the records that an item names: whoever wrote it may have been interrupted before. */
export async function confirmTold(store: AuthStore, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const found = await store.get(PLATFORM_WIDE, PREPARED_RECORD, id);
    if (found !== undefined) await confirmRecord(store, { id, data: found.data.record });
  }
}

/**
 * Sees to what was interrupted between a record and what it tells of: the item says whether it was done.
 *
 * @param now milliseconds since 1970, by the clock of this machine
 * @returns how many were looked at.
 */
export async function settlePrepared(store: AuthStore, now: number): Promise<number> {
  const found = await store.query(PLATFORM_WIDE, PREPARED_RECORD, 'alternate', WAITING, { limit: AT_ONCE });
  const interrupted = found.filter(({ data }) => data.prepared_at + INTERRUPTED_MS <= now);
  for (const { id, data } of interrupted)
    if (await wasDone(store, id, data.of)) await confirmRecord(store, { id, data: data.record });
    else await dropRecord(store, id);
  return interrupted.length;
}

async function wasDone(store: AuthStore, id: string, { scope, kind, id: told, ends }: ToldItem): Promise<boolean> {
  const item = await store.get(scope, kindOf<{ readonly told?: readonly string[] }>(kind), told);
  return ends ? item === undefined : item?.data.told?.includes(id) === true;
}
