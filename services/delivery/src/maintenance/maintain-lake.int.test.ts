import { expect, test } from 'vitest';
import type { LakeTable } from '../lake/lake-table.ts';
import { openLake } from '../lake/open-lake.ts';
import { lakeTable } from '../lake/tables.ts';
import { storeState } from '../testing/events.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { testLake } from '../testing/test-lake.ts';
import { maintainLake } from './maintain-lake.ts';

const lake = await testLake();
const { happen, deliver, rows, home, parts, storage } = lake;
const store = () => ({ kind: 'store', id: newId(), state: storeState('本店') });
const filesOf = async (name: string, tenant: string) => {
  const snapshot = await (await openLake({ storage }).open(lakeTable(name) as LakeTable)).snapshot();
  return [...snapshot.files.values()].filter(({ partitionValues }) => partitionValues.tenant_id === tenant).length;
};

test('many small files of a tenant become one, and not a row is another', async () => {
  const [tenant, other] = [newTenant(), newTenant()];
  await happen(other, store());
  for (let round = 0; round < 9; round += 1) {
    await happen(tenant, store());
    await deliver();
  }
  const before = (await rows('domain_events')).map(({ id }) => id).sort();
  expect(await filesOf('domain_events', tenant)).toBe(9);
  const { optimized } = await maintainLake(parts, { tables: new Set(['domain_events']), budgetMs: 10_000 });
  expect(optimized).toBe(1);
  expect(await filesOf('domain_events', tenant)).toBe(1);
  expect(await filesOf('domain_events', other)).toBe(1);
  expect((await rows('domain_events')).map(({ id }) => id).sort()).toEqual(before);
  await happen(tenant, store());
  expect((await deliver()).every(({ held }) => held === null)).toBe(true);
});

test('without time left one step is done, so that a lake that is never at rest is looked after too', async () => {
  const tenants = [newTenant(), newTenant()];
  for (let round = 0; round < 8; round += 1) {
    for (const tenant of tenants) await happen(tenant, store());
    await deliver();
  }
  const tables = new Set(['domain_events']);
  expect(await maintainLake(parts, { tables, budgetMs: 0 })).toMatchObject({ optimized: 1 });
  expect(await maintainLake(parts, { tables, budgetMs: 0 })).toMatchObject({ optimized: 1 });
  expect(await maintainLake(parts, { tables, budgetMs: 0 })).toMatchObject({ optimized: 0 });
});

test('once a day each table is tidied, and the ledger forgets what is older than any version', async () => {
  await home.plant(
    "update delivery.lake_table set tidied_at = now() - interval '25 hours' where name in ('store', 'user')",
  );
  await home.plant(
    "update delivery.lake_batch set published_at = now() - interval '91 days' where table_name = 'store'",
  );
  await home.plant(
    "update delivery.tenant_batch set published_at = now() - interval '91 days' where table_name = 'store'",
  );
  const none = new Set<string>();
  expect(await maintainLake(parts, { tables: none, budgetMs: 10_000 })).toEqual({
    optimized: 0,
    tidied: 2,
    finished: true,
  });
  expect(await maintainLake(parts, { tables: none, budgetMs: 10_000 })).toEqual({
    optimized: 0,
    tidied: 0,
    finished: true,
  });
  const left = await home.plant("select number from delivery.lake_batch where table_name = 'store'");
  expect(left).toHaveLength(1);
  expect(await home.plant("select 1 from delivery.tenant_batch where table_name = 'store'")).toEqual([]);
  await happen(newTenant(), store());
  expect((await deliver()).every(({ held }) => held === null)).toBe(true);
});

test('what cannot be tidied is not tried in every round', async () => {
  await deliver();
  await home.plant("update delivery.lake_table set tidied_at = now() - interval '25 hours' where name = 'invitation'");
  for await (const { path } of storage.list('invitation/_delta_log/')) await storage.put(path, Buffer.from('{'));
  const attempt = async () => {
    const before = lake.log.length;
    const lakeAnew = openLake({ storage });
    await maintainLake({ ...parts, lake: lakeAnew }, { tables: new Set(), budgetMs: 10_000 });
    return lake.log.slice(before).filter((line) => line.includes('could not be looked after')).length;
  };
  expect([await attempt(), await attempt()]).toEqual([1, 0]);
});
