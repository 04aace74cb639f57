import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvents, streamKey, takeLocks } from '@kiban/event-store';
import { type Database, type TenantId, tenantTransaction } from '@kiban/postgres';
import type { Logger } from '@kiban/telemetry';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import { PENDING, type PendingRecord, RECORD, SET_ASIDE } from './record.ts';

const BATCH = 200;
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
    await sleep(wait, undefined, { signal }).catch(() => undefined); // aborted: the loop looks at the signal
  }
}

/** Delivers what waits now: once each, however often and by however many processes it is called. @returns how many. */
export async function deliverPendingRecords(store: AuthStore, database: Database, logger: Logger): Promise<number> {
  const waiting = await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING);
  const ofTenant = Map.groupBy(waiting, ({ data }) => data.tenant_id);
  for (const [tenant, records] of ofTenant) {
    records.sort(byOccurrence);
    for (let at = 0; at < records.length; at += BATCH)
      await deliver(store, database, logger, tenant, records.slice(at, at + BATCH));
  }
  return waiting.length;
}

/** Ids are UUIDv7: by their milliseconds, and within one of them by version, so that streams stay in order. */
function byOccurrence(one: Item<PendingRecord>, other: Item<PendingRecord>): number {
  const [earlier, later] = [one.id.slice(0, 13), other.id.slice(0, 13)];
  if (earlier !== later) return earlier < later ? -1 : 1;
  return one.data.version - other.data.version;
}

async function deliver(
  store: AuthStore,
  database: Database,
  logger: Logger,
  tenant: TenantId,
  records: readonly Item<PendingRecord>[],
): Promise<void> {
  const events = records.map(({ id, data: { tenant_id: _, ...event } }) => ({ id, ...event }));
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
  for (const { id, data } of records) {
    if (contradictory.has(id))
      await store.put(PLATFORM_WIDE, RECORD, { id, data, references: { alternate: SET_ASIDE }, expires_at: null });
    else await store.remove(PLATFORM_WIDE, RECORD, id);
  }
}
