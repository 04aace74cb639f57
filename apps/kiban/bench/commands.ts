import { randomUUIDv7 } from 'node:crypto';
import { IMPORT_KINDS } from '@kiban/directory';
import { runCommand } from '@kiban/event-store';
import { type Database, openDatabase, type TenantId } from '@kiban/postgres';
import type { Pool } from 'pg';
import type { Bench } from './bench.ts';
import { type BenchPlatform, plainPool } from './bench-platform.ts';
import { benchContext, createBenchTenant } from './bench-tenant.ts';
import { type Measured, ratioAtLeast } from './measured.ts';
import { inParallel, interleaved, median, medianRatio } from './rounds.ts';

const NOW = { occurred_at: null };
const { aggregate, take } = IMPORT_KINDS.store;
/** So wide that a plain row is as wide as the event of an opened store. */
const PADDING = '東京都千代田区丸の内一丁目一番一号';

/**
 * Commands (state, history, event, identifier, under locks and policies) ÷ inserts of one row each into a table
 * with a primary key and a jsonb column as wide as the event, in autocommit, by a pool of the same size.
 */
export const benchCommands: Bench = async (bench, { quick }) => {
  const tenant = await createBenchTenant(bench, 'commands');
  return bench.withCopies(async () => {
    await bench.sql('create table bench.plain (id uuid primary key, document jsonb not null)');
    await bench.sql('grant usage on schema bench to kiban_owner; grant insert on bench.plain to kiban_owner');
    const results: Measured[] = [];
    for (const concurrency of [1, 8]) {
      const url = bench.server.urlOf('kiban_directory');
      const database = openDatabase({ url, connections: concurrency, application: 'bench' });
      const pool = plainPool(bench.server.ownerUrl, concurrency); // beside the directory's connection limit
      try {
        const count = quick ? 20 : 150 * Math.min(concurrency, 4);
        results.push(...(await measure(bench, database, pool, tenant, concurrency, count, quick ? 1 : 11)));
      } finally {
        await Promise.all([database.close(), pool.end()]);
      }
    }
    return results;
  });
};

async function measure(
  bench: BenchPlatform,
  database: Database,
  pool: Pool,
  tenant: TenantId,
  concurrency: number,
  count: number,
  rounds: number,
): Promise<Measured[]> {
  const opened: string[] = [];
  const inserts = (): Promise<void> => inParallel(count, concurrency, () => insertPlain(pool));
  const line = (what: string, times: Awaited<ReturnType<typeof interleaved>>): Measured => ({
    bench: 'commands',
    name: `${what}, ${concurrency} at once`,
    ours: { value: (count * 1000) / median(times.ours), unit: 'commands/s' },
    baseline: { value: (count * 1000) / median(times.baseline), unit: 'rows/s' },
    ratio: medianRatio(times),
    goal: ratioAtLeast(0.4),
  });
  await inParallel(count, concurrency, () => open(database, tenant));
  await analyze(bench);
  // plans first
  await inParallel(concurrency * 10, concurrency, () => open(database, tenant));
  await inParallel(concurrency * 10, concurrency, () => insertPlain(pool));
  const opening = await interleaved(
    rounds,
    () => inParallel(count, concurrency, async () => opened.push(await open(database, tenant))),
    inserts,
  );
  await analyze(bench);
  const changing = await interleaved(
    rounds,
    (round) => inParallel(count, concurrency, (index) => change(database, tenant, opened[index] ?? '', round)),
    inserts,
  );
  return [line('open a store', opening), line('change a store', changing)];
}

/** As autovacuum does once a minute: the plans made on empty tables go, and the ones made now last. */
async function analyze({ sql }: BenchPlatform): Promise<void> {
  for (const table of ['store', 'store_history', 'external_identifier']) await sql(`vacuum analyze directory.${table}`);
}

async function open(database: Database, tenant: TenantId): Promise<string> {
  const id = randomUUIDv7();
  const entity = storeNamed(`みなと薬局 ${id}`, id);
  await runCommand(database, tenant, benchContext, { aggregate, id, decide: () => take(null, id, entity, NOW) });
  return id;
}

async function change(database: Database, tenant: TenantId, id: string, round: number): Promise<void> {
  const entity = storeNamed(`みなと薬局 ${round} ${id}`, id);
  await runCommand(database, tenant, benchContext, {
    aggregate,
    id,
    decide: (current) => take(current, id, entity, NOW),
  });
}

function storeNamed(name: string, code: string): Parameters<typeof take>[2] {
  const fields = { name, postal_code: '1000005', address: PADDING };
  return { fields, references: {}, identifiers: [{ system: 'bench.store', value: code }] };
}

async function insertPlain(pool: Pool): Promise<void> {
  const id = randomUUIDv7();
  const { fields, identifiers } = storeNamed(`みなと薬局 ${id}`, id);
  const state = {
    ...fields,
    kana: null,
    phone: null,
    unit_id: null,
    corporation_id: null,
    identifiers,
    status: 'open',
  };
  const changed = ['name', 'postal_code', 'address', 'identifiers', 'status'];
  const document = { name: 'store.opened', actor_kind: 'operator', actor_id: 'bench', state, payload: { changed } };
  await pool.query({
    name: 'plain',
    text: 'insert into bench.plain (id, document) values ($1, $2)',
    values: [id, JSON.stringify(document)],
  });
}
