import { BEGINNING, type Cursor, consumeFeed, readFeed } from '@kiban/event-store';
import { type CrossTenantDatabase, openCrossTenantDatabase } from '@kiban/postgres';
import type { Pool } from 'pg';
import type { Bench } from './bench.ts';
import { type BenchPlatform, plainPool } from './bench-platform.ts';
import { createBenchTenant } from './bench-tenant.ts';
import { addEvents } from './many-events.ts';
import { type Measured, oursAtLeast } from './measured.ts';
import { interleaved, medianRatio, type Rounds } from './rounds.ts';

const BATCH = 1_000;

/**
 * Reading and consuming the feed in batches of 1,000 ÷ a plain keyset read of the same columns, in order of position, from
 * unprotected copies.
 */
export const benchFeed: Bench = async (bench, { quick, note }) => {
  const count = quick ? 4_000 : 200_000;
  const tenant = await createBenchTenant(bench, 'feed');
  const start = await endOfFeed(bench);
  await addEvents(bench, tenant, count);
  note('events are in');
  return bench.withCopies(async () => {
    await copyEvents(bench, start);
    const url = bench.server.urlOf('kiban_feed_relay');
    const database = openCrossTenantDatabase({ url, connections: 2, application: 'bench' });
    const pool = plainPool(url, 1);
    const rounds = quick ? 1 : 5;
    try {
      const plain = (): Promise<void> => readPlain(pool, count);
      const reading = await interleaved(rounds, () => readAll(database, start, count), plain);
      const consuming = await interleaved(rounds, (round) => consumeAll(bench, database, start, count, round), plain);
      return [lineOf('read', count, reading), lineOf('consume, cursor saved', count, consuming)];
    } finally {
      await Promise.all([database.close(), pool.end()]);
    }
  });
};

function lineOf(what: string, count: number, rounds: Rounds): Measured {
  const perSecond = (times: readonly number[]): number => (count * 1000) / Math.min(...times);
  return {
    bench: 'feed',
    name: `${what} ${count.toLocaleString('en')} events`,
    ours: { value: perSecond(rounds.ours), unit: 'events/s' },
    baseline: { value: perSecond(rounds.baseline), unit: 'events/s' },
    ratio: medianRatio(rounds),
    goal: oursAtLeast(50_000),
  };
}

async function endOfFeed({ sql }: BenchPlatform): Promise<Cursor> {
  const [last] = await sql<Cursor>(
    `select epoch, transaction_id::text, position::text from event.domain_event
     order by epoch desc, transaction_id desc, position desc limit 1`,
  );
  return last ?? BEGINNING;
}

async function copyEvents({ sql }: BenchPlatform, start: Cursor): Promise<void> {
  await sql('create table bench.domain_event (like event.domain_event including all)');
  await sql('create table bench.personal_data (like event.personal_data including all)');
  await sql('alter table bench.domain_event add unique (position)');
  await sql(
    `insert into bench.domain_event overriding system value select * from event.domain_event where position > $1`,
    [start.position],
  );
  await sql('insert into bench.personal_data select * from event.personal_data');
  await sql('vacuum analyze bench.domain_event');
  await sql('vacuum analyze bench.personal_data');
  await sql('grant usage on schema bench to kiban_feed_relay');
  await sql('grant select on all tables in schema bench to kiban_feed_relay');
}

async function readAll(database: CrossTenantDatabase, start: Cursor, count: number): Promise<void> {
  let cursor = start;
  for (let seen = 0; seen < count; ) {
    const batch = await readFeed(database, cursor, BATCH);
    if (batch.events.length === 0) throw new Error(`The feed ended after ${seen} of ${count} events.`);
    seen += batch.events.length;
    cursor = batch.cursor;
  }
}

async function consumeAll(
  { sql }: BenchPlatform,
  database: CrossTenantDatabase,
  start: Cursor,
  count: number,
  round: number,
): Promise<void> {
  const name = `bench-${round}`;
  await sql(
    'insert into event.subscription (name, epoch, transaction_id, position) values ($1, $2::int, $3::xid8, $4::bigint)',
    [name, start.epoch, start.transaction_id, start.position],
  );
  const enough = new AbortController();
  let seen = 0;
  const handle = async ({ events }: { events: readonly unknown[] }): Promise<void> => {
    seen += events.length;
    if (seen >= count) enough.abort();
  };
  await consumeFeed(database, { name, handle, batchSize: BATCH, signal: enough.signal });
}

async function readPlain(pool: Pool, count: number): Promise<void> {
  let after = '0';
  for (let seen = 0; seen < count; ) {
    const { rows } = await pool.query<{ position: string }>({
      name: 'plain feed',
      text: `
        select e.epoch, e.transaction_id::text, e.position::text, e.id, e.tenant_id, e.aggregate_kind, e.aggregate_id,
          e.version, e.name, e.schema_version, e.state, e.payload, p.fields as personal, e.actor_kind, e.actor_id,
          e.on_behalf_of, e.reason, e.request_id, e.occurred_at::text, e.recorded_at::text
        from bench.domain_event e
        left join bench.personal_data p
          on e.personal_digest is not null and p.tenant_id = e.tenant_id and p.event_id = e.id
        where e.position > $1::bigint order by e.position limit $2`,
      values: [after, BATCH],
    });
    if (rows.length === 0) throw new Error(`The copy ended after ${seen} of ${count} events.`);
    seen += rows.length;
    after = rows.at(-1)?.position ?? after;
  }
}
