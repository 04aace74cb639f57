import { IMPORT_KINDS, searchStores } from '@kiban/directory';
import { stateOf } from '@kiban/event-store';
import { type Database, openDatabase, type Statement, type TenantId, tenantRead } from '@kiban/postgres';
import type { Pool } from 'pg';
import type { Bench } from './bench.ts';
import { type BenchPlatform, plainPool } from './bench-platform.ts';
import { createBenchTenant } from './bench-tenant.ts';
import { addStores, copyStores, SEARCHED } from './many-stores.ts';
import { alone, type Measured, ratioAtLeast } from './measured.ts';
import { plainRead } from './plain-read.ts';
import { interleaved, median, medianRatio, timesOf } from './rounds.ts';
import { listStores, listStoresUnprotected, searchStoresUnprotected, storeUnprotected } from './unprotected-reads.ts';

/** One read in two ways; `index` varies what is read. */
interface Read {
  readonly name: string;
  /** How many make a round. */
  readonly times: number;
  readonly ours: (index: number) => Statement<object>;
  readonly baseline: (index: number) => Statement<object>;
}

/**
 * Reads through `tenantRead` under row-level security ÷ the same from unprotected copies with the same indexes, pipelined
 * in the same way but for the setting of the tenant. A tenant of 100,000 stores beside 50 small ones.
 */
export const benchReads: Bench = async (bench, { quick, note }) => {
  const stores = quick ? 2_000 : 100_000;
  const tenant = await createBenchTenant(bench, 'reads');
  await addStores(bench, tenant, stores);
  for (let small = 0; small < (quick ? 5 : 50); small += 1)
    await addStores(bench, await createBenchTenant(bench, `reads-small-${small}`), quick ? 100 : 1_000);
  return bench.withCopies(async () => {
    await copyStores(bench, tenant);
    note('stores are in');
    const samples = await bench.sql<{ id: string; name: string }>(
      'select id, name from bench.store where tenant_id = $1 order by id limit 200',
      [tenant],
    );
    const url = bench.server.urlOf('kiban_directory');
    const database = openDatabase({ url, connections: 1, application: 'bench' });
    const pool = plainPool(url, 1);
    try {
      const results: Measured[] = [];
      for (const read of readsOf(tenant, samples)) results.push(await measure(database, pool, tenant, read, quick));
      return [...results, await searchBesideLargeTenants(bench, tenant, quick)];
    } finally {
      await Promise.all([database.close(), pool.end()]);
    }
  });
};

function readsOf(tenant: TenantId, samples: readonly { id: string; name: string }[]): Read[] {
  const sample = (index: number): { id: string; name: string } =>
    samples[index % samples.length] ?? { id: '', name: '' };
  return [
    {
      name: 'list of 50 stores by name',
      times: 100,
      ours: (index) => listStores(sample(index).name),
      baseline: (index) => listStoresUnprotected(tenant, sample(index).name),
    },
    {
      name: 'one store by id',
      times: 200,
      ours: (index) => stateOf(IMPORT_KINDS.store.aggregate, sample(index).id),
      baseline: (index) => storeUnprotected(tenant, sample(index).id),
    },
    ...SEARCHED.map(({ words, name }) => ({
      name,
      times: 40,
      ours: () => searchStores(words, 50),
      baseline: () => searchStoresUnprotected(tenant, words, 50),
    })),
  ];
}

/** What the planner knows of all tenants decides how one tenant's words are looked for: with several large ones, again. */
async function searchBesideLargeTenants(bench: BenchPlatform, tenant: TenantId, quick: boolean): Promise<Measured> {
  for (const code of ['reads-large-1', 'reads-large-2', 'reads-large-3'])
    await addStores(bench, await createBenchTenant(bench, code), quick ? 1_000 : 60_000);
  for (const table of ['store', 'external_identifier']) await bench.sql(`vacuum analyze directory.${table}`);
  // a connection that knows no plan of before
  const url = bench.server.urlOf('kiban_directory');
  const database = openDatabase({ url, connections: 1, application: 'bench' });
  try {
    const { words } = SEARCHED[0];
    const times = await timesOf(60, () => tenantRead(database, tenant, [searchStores(words, 50)]));
    const value = median(times.slice(10)); // the first ones plan
    return alone('reads', 'the first search by 3 large tenants', { value, unit: 'ms' });
  } finally {
    await database.close();
  }
}

async function measure(
  database: Database,
  pool: Pool,
  tenant: TenantId,
  read: Read,
  quick: boolean,
): Promise<Measured> {
  const times = quick ? 10 : read.times;
  const ours = async (index: number): Promise<number> => {
    const [rows] = await tenantRead(database, tenant, [read.ours(index)]);
    return rows.length;
  };
  const baseline = async (index: number): Promise<number> => (await plainRead(pool, read.baseline(index))).length;
  // prepared and planned first; and both must find the same
  for (let index = 0; index < 10; index += 1) {
    const [found, expected] = [await ours(index), await baseline(index)];
    if (found !== expected || found === 0)
      throw new Error(`${read.name}: ${found} rows, and ${expected} without policies.`);
  }
  const repeated = (work: (index: number) => Promise<unknown>) => async (round: number) => {
    for (let index = 0; index < times; index += 1) await work(round * times + index);
  };
  const rounds = await interleaved(quick ? 3 : 21, repeated(ours), repeated(baseline));
  return {
    bench: 'reads',
    name: read.name,
    ours: { value: median(rounds.ours) / times, unit: 'ms' },
    baseline: { value: median(rounds.baseline) / times, unit: 'ms' },
    ratio: medianRatio(rounds),
    goal: ratioAtLeast(0.9),
  };
}
