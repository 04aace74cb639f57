import { appendEvents, streamKey, takeLocks } from '@kiban/event-store';
import { type Database, type TenantId, tenantTransaction } from '@kiban/postgres';
import { pause } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import { PENDING, type PendingRecord, RECORD, SET_ASIDE } from './record.ts';

const BATCH = 200;
const PAGE = 1000;
/** Requests to the store, when a batch is removed. */
const AT_ONCE = 20;
const SLOWEST_RETRY_MS = 30_000;

export interface DeliveryOptions {
  readonly store: AuthStore;
  /** Connections of the role `kiban_auth_recorder`. */
  readonly database: Database;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds between looks when nothing waits, default 500. */
  readonly pollMs?: number;
}

/** Delivers records until the signal. While the database is away they wait in the auth store. */
export async function deliverRecords(options: DeliveryOptions): Promise<void> {
  const { store, database, logger, signal, pollMs = 500 } = options;
  let wait = pollMs;
  while (!signal.aborted) {
    try {
      const delivered = await deliverPendingRecords(store, database, logger);
      wait = delivered > 0 ? 0 : pollMs;
    } catch (error) {
      wait = Math.min(Math.max(wait, pollMs) * 2, SLOWEST_RETRY_MS);
      logger.warn('Sign-in records could not be delivered; they are kept.', { error, retry_in_ms: wait });
    }
    await pause(wait, signal);
  }
}

/**
 * Delivers what waits now: once each, however often and by however many processes it is called.
 *
 * @param page how many are held in memory at once: after a long outage millions may wait.
 * @returns how many.
 */
export async function deliverPendingRecords(
  store: AuthStore,
  database: Database,
  logger: Logger,
  page = PAGE,
): Promise<number> {
  let [delivered, after] = [0, ''];
  for (;;) {
    const read = await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING, { limit: page, after });
    const waiting = read.length < page ? read : wholeMilliseconds(read);
    for (const [tenant, records] of Map.groupBy(waiting, ({ data }) => data.tenant_id)) {
      records.sort(byOccurrence);
      for (let at = 0; at < records.length; at += BATCH)
        await deliver(store, database, logger, tenant, records.slice(at, at + BATCH));
    }
    delivered += waiting.length;
    after = waiting.at(-1)?.id ?? '';
    if (read.length < page) return delivered;
  }
}

/** Ids are UUIDv7: by their milliseconds, and within one of them by version, so that streams stay in order. */
function byOccurrence(one: Item<PendingRecord>, other: Item<PendingRecord>): number {
  const [earlier, later] = [millisecondOf(one), millisecondOf(other)];
  if (earlier !== later) return earlier < later ? -1 : 1;
  return one.data.version - other.data.version;
}

/** A page without its last millisecond, of which the next page may hold an earlier version; a page of one is whole. */
function wholeMilliseconds(page: readonly Item<PendingRecord>[]): readonly Item<PendingRecord>[] {
  const last = page.at(-1);
  const before = page.filter((record) => last !== undefined && millisecondOf(record) !== millisecondOf(last));
  return before.length > 0 ? before : page;
}

function millisecondOf({ id }: Item<PendingRecord>): string {
  return id.slice(0, 13);
}

async function deliver(
  store: AuthStore,
  database: Database,
  logger: Logger,
  tenant: TenantId,
  records: readonly Item<PendingRecord>[],
): Promise<void> {
  const events = records.map(({ id, data: { tenant_id: _, quiet: __, ...event } }) => ({ id, ...event }));
  const keys = events.map((event) => streamKey(event.aggregate_id));
  const results = await tenantTransaction(database, tenant, async (transaction) => {
    const [, rows] = await Promise.all([
      takeLocks(transaction, { of: 'streams', keys }),
      transaction.commitWith(appendEvents(transaction, events)),
    ]);
    return rows;
  });
  for (const { id, appended } of results)
    if (!appended)
      logger.error('A sign-in record contradicts another of its stream and was set aside.', { record_id: id });
  const contradictory = new Set(results.filter(({ appended }) => !appended).map(({ id }) => id));
  const finish = ({ id, data }: Item<PendingRecord>): Promise<void> =>
    contradictory.has(id)
      ? store.put(PLATFORM_WIDE, RECORD, { id, data, references: { alternate: SET_ASIDE }, expires_at: null })
      : store.remove(PLATFORM_WIDE, RECORD, id);
  for (let at = 0; at < records.length; at += AT_ONCE) await Promise.all(records.slice(at, at + AT_ONCE).map(finish));
}
