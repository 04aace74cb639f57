import { randomUUID } from 'node:crypto';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { kindOf, PLATFORM_WIDE } from '../auth-store.ts';
import { testConformance } from '../testing/conformance.ts';
import { openPostgresqlStore } from './postgresql-store.ts';

const home = await testDatabase();
const clock = { now: 1_800_000_000 };
const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 10, now: () => clock.now });
afterAll(async () => {
  await store.close();
  await home.drop();
});

const dump = async (): Promise<string> => JSON.stringify(await home.plant('select * from auth.item'));
testConformance({ store, clock, dump });

test('a sweep deletes what has expired, a bounded part at a time, and nothing else', async () => {
  const kind = kindOf<null>('swept');
  clock.now += 1_000_000;
  while ((await store.sweep(1000)) > 0);
  for (let index = 0; index < 5; index += 1)
    await store.put(PLATFORM_WIDE, kind, { id: `${index}`, data: null, expires_at: clock.now + index });
  clock.now += 3;
  expect(await store.sweep(2)).toBe(2);
  expect(await store.sweep(10)).toBe(2);
  expect(await store.sweep(10)).toBe(0);
  expect(await home.plant("select id from auth.item where kind = 'swept'")).toEqual([{ id: '4' }]);
});

test('items are removed from two sides at once without a deadlock, in whatever order the engine finds them', async () => {
  const kind = kindOf<null>('removed');
  const other = await testDatabase();
  await other.plant(`do $$ begin
    drop index auth.item_session; -- one side now goes by the primary key, the other by the order of writing
    execute format('alter database %I set enable_seqscan = off', current_database());
  end $$`);
  const busy = openPostgresqlStore({ url: other.urlOf('kiban_auth'), connections: 4, now: () => clock.now });
  try {
    for (let round = 0; round < 5; round += 1) {
      const references = { person: `person ${round}`, session: `session ${round}` };
      for (let index = 0; index < 300; index += 1)
        await busy.put(PLATFORM_WIDE, kind, { id: randomUUID(), data: null, references, expires_at: null });
      const removed = await Promise.all([
        busy.removeAll(PLATFORM_WIDE, [kind], 'person', references.person),
        busy.removeAll(PLATFORM_WIDE, [kind], 'session', references.session),
      ]);
      expect(removed[0] + removed[1]).toBe(300);
    }
  } finally {
    await busy.close();
    await other.drop();
  }
});

test('a check of a store whose database is gone fails', async () => {
  await store.check();
  const url = home.urlOf('kiban_auth').replace(/\/[^/]*$/, '/nowhere');
  const lost = openPostgresqlStore({ url, connections: 1 });
  await expect(lost.check()).rejects.toThrow();
  await lost.close();
});

test('the role of the auth service reaches the auth store and nothing else', async () => {
  const reachable = await home.plant<{ relation: string }>(`
    select n.nspname || '.' || c.relname as relation from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_|information_schema' and c.relkind in ('r', 'p', 'v')
      and has_schema_privilege('kiban_auth', n.oid, 'usage')
      and has_table_privilege('kiban_auth', c.oid, 'select, insert, update, delete')`);
  expect(reachable).toEqual([{ relation: 'auth.item' }]);
});
