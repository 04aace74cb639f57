import { randomUUID } from 'node:crypto';
import { crossTenantRows, openCrossTenantDatabase, statement } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { sampleStore } from '../testing/sample-store.ts';
import { BEGINNING } from './cursor.ts';
import { readFeed } from './read-feed.ts';

const { home, close } = await sampleStore(2);
const relay = openCrossTenantDatabase({ url: home.urlOf('kiban_feed_relay'), connections: 1, application: 'cost' });
afterAll(async () => {
  await relay.close();
  await close();
});

const EVENTS = 20_000;
const LIMIT = 5_000;

/** Entries of the feed's index that were read so far. */
async function entriesRead(): Promise<number> {
  await crossTenantRows(relay, statement`select pg_stat_force_next_flush()`);
  await crossTenantRows(relay, statement`select 1`);
  const [row] = await home.plant<{ read: number }>(
    "select idx_tup_read::int as read from pg_stat_user_indexes where indexrelname = 'domain_event_feed'",
  );
  return row?.read ?? 0;
}

test('a page costs what it holds and not what is left, also of a table that was never analysed', async () => {
  await home.plant('alter table event.domain_event set (autovacuum_enabled = false)');
  await home.plant(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
       payload, actor_kind, actor_id, occurred_at)
     select gen_random_uuid(), $1, 'account', gen_random_uuid(), 1, 'account.opened', 1, '{"amount": 1}', '{}', 'import',
       'test', now() from generate_series(1, $2::int)`,
    [randomUUID(), EVENTS],
  );
  const before = await entriesRead();
  const { events } = await readFeed(relay, BEGINNING, LIMIT);
  expect(events).toHaveLength(LIMIT);
  expect((await entriesRead()) - before).toBeLessThan(LIMIT + 100);
});
