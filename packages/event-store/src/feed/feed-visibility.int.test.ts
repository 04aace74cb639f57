import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { crossTenantRows, statement, tenantTransaction } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { takeLocks } from '../locks.ts';
import { record } from '../record.ts';
import { accountAggregate, context, openAccount } from '../testing/account.ts';
import { heldTransaction } from '../testing/held-transaction.ts';
import { feedSettled, newTenant, sampleStore, wholeFeed } from '../testing/sample-store.ts';
import { BEGINNING, type Cursor } from './cursor.ts';
import { readFeed } from './read-feed.ts';

const { database, relay, close } = await sampleStore(6);
afterAll(close);

class RolledBack extends Error {}

/** Writes for a while, each transaction lingering before its end, some giving up. Returns the ids that were committed. */
async function writeUntil(end: number): Promise<string[]> {
  const committed: string[] = [];
  const tenant = newTenant();
  while (Date.now() < end) {
    try {
      const ids = await tenantTransaction(database, tenant, async (transaction) => {
        const written: string[] = [];
        takeLocks(transaction, { of: 'streams', keys: [] });
        for (let part = Math.random() < 0.3 ? 2 : 1; part > 0; part -= 1) {
          const change = openAccount(randomUUIDv7());
          const rows = await transaction.rows(record(transaction, accountAggregate, context, [change]));
          written.push(...rows.map((row) => row.event_id));
          if (Math.random() < 0.4)
            await transaction.rows(statement<object>`select pg_sleep(${Math.random() * 0.03}::float8)`);
        }
        if (Math.random() < 0.15) throw new RolledBack();
        return written;
      });
      committed.push(...ids);
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    }
  }
  return committed;
}

/** Polls until the writers are done and nothing comes any more. */
async function poll(next: () => Promise<string[]>, done: () => boolean): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const last = done();
    const ids = await next();
    seen.push(...ids);
    if (ids.length > 0) continue;
    if (last) return seen;
    await sleep(2);
  }
}

test('a consumer that polls beside slow and failing writers gets every event once, where a reader by position alone misses some', async () => {
  let done = false;
  const end = Date.now() + 2500;
  let cursor = BEGINNING;
  const feed = poll(
    async () => {
      const batch = await readFeed(relay, cursor, 50);
      cursor = batch.cursor;
      return batch.events.map((event) => event.id);
    },
    () => done,
  );
  let position = '0';
  const naive = poll(
    async () => {
      const rows = await crossTenantRows<{ id: string; position: string }>(
        relay,
        statement`
          select id, position::text from event.domain_event where position > ${position}::bigint
          order by position limit 50`,
      );
      position = rows.at(-1)?.position ?? position;
      return rows.map((row) => row.id);
    },
    () => done,
  );
  const committed = (await Promise.all(Array.from({ length: 6 }, () => writeUntil(end)))).flat();
  await feedSettled(relay);
  done = true;
  const [seen, seenNaively] = await Promise.all([feed, naive]);

  expect(committed.length).toBeGreaterThan(200);
  expect(new Set(seen)).toEqual(new Set(committed)); // nothing skipped, no phantoms
  expect(seen).toHaveLength(committed.length); // nothing twice
  const found = new Set(seenNaively);
  const skipped = committed.filter((id) => !found.has(id));
  expect(skipped.length, 'the load must be one that a reader without the guard fails under').toBeGreaterThan(0);
});

test('an event stays invisible while an older transaction that has written is still running, and then comes in its order', async () => {
  const tenant = newTenant();
  const [slow, fast] = [randomUUIDv7(), randomUUIDv7()];
  const before = (await wholeFeed(relay)).at(-1);
  const cursor: Cursor = before ?? BEGINNING;
  const endOlder = await heldTransaction(database, tenant, (transaction) =>
    transaction.rows(record(transaction, accountAggregate, context, [openAccount(slow)])),
  );
  await tenantTransaction(database, tenant, (transaction) =>
    transaction.commitWith(record(transaction, accountAggregate, context, [openAccount(fast)])),
  );
  expect((await readFeed(relay, cursor, 10)).events).toEqual([]);
  await endOlder();
  await feedSettled(relay);
  const { events } = await readFeed(relay, cursor, 10);
  expect(events.map((event) => event.aggregate_id)).toEqual([slow, fast]);
});
