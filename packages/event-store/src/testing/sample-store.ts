import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  asOwner,
  type CrossTenantDatabase,
  crossTenantRows,
  type Database,
  openCrossTenantDatabase,
  openDatabase,
  statement,
  type TenantId,
  tenantId,
} from '@kiban/postgres';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { BEGINNING, type Cursor } from '../feed/cursor.ts';
import { type FeedEvent, readFeed } from '../feed/read-feed.ts';
import { accountTables } from './account.ts';

/** A database with the sample aggregate, a writer's connections and a reader's of the feed. */
export interface SampleStore {
  readonly home: TestDatabase;
  readonly database: Database;
  readonly relay: CrossTenantDatabase;
  close(): Promise<void>;
}

/** The writer is `kiban_directory`: a role that exists, and may write nothing of the sample but through grants made here. */
export async function sampleStore(connections = 6): Promise<SampleStore> {
  const home = await testDatabase();
  await asOwner(home.ownerUrl, (owner) => owner.query(accountTables));
  const database = openDatabase({ url: home.urlOf('kiban_directory'), connections, application: 'test' });
  const relay = openCrossTenantDatabase({
    url: home.urlOf('kiban_feed_relay'),
    connections: 2,
    application: 'test feed',
  });
  const close = async (): Promise<void> => {
    await Promise.all([database.close(), relay.close()]);
    await home.drop();
  };
  return { home, database, relay, close };
}

export const newTenant = (): TenantId => tenantId(randomUUIDv7());

/** Waits for every transaction that runs now, in whatever database of the server: each of them holds the feed back. */
export async function feedSettled(relay: CrossTenantDatabase): Promise<void> {
  const [now] = await crossTenantRows<{ xmax: string }>(
    relay,
    statement`select pg_snapshot_xmax(pg_current_snapshot())::text as xmax`,
  );
  for (let settled = false; !settled; await sleep(5)) {
    const [row] = await crossTenantRows<{ settled: boolean }>(
      relay,
      statement`select pg_snapshot_xmin(pg_current_snapshot()) >= ${now?.xmax}::xid8 as settled`,
    );
    settled = row?.settled === true;
  }
}

/** Everything after a cursor, in feed order. */
export async function wholeFeed(relay: CrossTenantDatabase, after: Cursor = BEGINNING): Promise<FeedEvent[]> {
  await feedSettled(relay);
  const all: FeedEvent[] = [];
  for (let cursor = after; ; ) {
    const batch = await readFeed(relay, cursor, 1000);
    if (batch.events.length === 0 && batch.epochs.length === 0) return all;
    all.push(...batch.events);
    cursor = batch.cursor;
  }
}

/** Events that do not follow the one before them in their stream. */
export function versionRegressions(events: readonly Pick<FeedEvent, 'aggregate_id' | 'version'>[]): number {
  const versions = new Map<string, number>();
  let regressions = 0;
  for (const event of events) {
    if (event.version !== (versions.get(event.aggregate_id) ?? 0) + 1) regressions += 1;
    versions.set(event.aggregate_id, Math.max(event.version, versions.get(event.aggregate_id) ?? 0));
  }
  return regressions;
}
