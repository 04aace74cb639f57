import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openTable } from '@kiban/delta-lake';
import { beginEpoch } from '@kiban/event-store';
import { expect, test } from 'vitest';
import { openLake } from '../lake/open-lake.ts';
import { lakeTables } from '../lake/tables.ts';
import { APP_ID, batchInTable } from '../ledger/batch-in-table.ts';
import { storeState } from '../testing/events.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { testLake } from '../testing/test-lake.ts';

const lake = await testLake();
const { happen, deliver, rows, home, storage } = lake;
const tenant = newTenant();
const store = (id: string, version = 1) => ({ kind: 'store', id, version, state: storeState(`第${version}`) });
const versions = async () => (await rows('store', tenant)).map(({ id, version }) => `${id} ${version}`).sort();
const history = async () =>
  (await rows('store_history', tenant)).map(({ id, version, is_current }) => `${id} ${version} ${is_current}`).sort();
/** What a restore does to the events: what was written last never happened. */
async function forgetEvents(id: string, from: number): Promise<void> {
  await home.plant('alter table event.domain_event disable trigger unchanging');
  await home.plant('delete from event.domain_event where aggregate_id = $1 and version >= $2', [id, from]);
  await home.plant('alter table event.domain_event enable trigger unchanging');
}
const ledgerOf = () =>
  home.plant<{ name: string; epoch: number; transaction_id: string; position: string; number: string }>(
    'select name, epoch, transaction_id::text, position::text, number::text from delivery.lake_table',
  );

test('after a restore the lake holds what the database holds, and nothing that never happened', async () => {
  const [kept, gone] = [newId(), newId()];
  await happen(tenant, store(kept), store(gone));
  await deliver();
  await happen(tenant, store(kept, 2));
  await deliver();
  await forgetEvents(kept, 2);
  await forgetEvents(gone, 1);
  await beginEpoch(home.ownerUrl, 'restored');
  await deliver();
  expect(await versions()).toEqual([`${kept} 1`]);
  expect(await history()).toEqual([`${kept} 1 true`]);
  await happen(tenant, store(kept, 2));
  await deliver();
  expect(await versions()).toEqual([`${kept} 2`]);
  expect(await history()).toEqual([`${kept} 1 false`, `${kept} 2 true`]);
});

test('a batch that waited when the database was restored is not published any more', async () => {
  const id = newId();
  await happen(tenant, store(id));
  const dies = (phase: string) => {
    if (phase === 'build') throw new Error('died');
  };
  await expect(deliver({ onPhase: dies })).rejects.toThrow('died');
  await forgetEvents(id, 1);
  await beginEpoch(home.ownerUrl, 'restored');
  await deliver();
  expect((await versions()).filter((row) => row.startsWith(id))).toEqual([]);
});

test('a ledger that was restored alone is behind the lake: its tables are written anew, no number means two batches', async () => {
  const id = newId();
  await happen(tenant, store(id));
  await deliver();
  const before = await ledgerOf();
  await happen(tenant, store(id, 2));
  await deliver();
  await happen(tenant, store(id, 3));
  await deliver();
  const numbers = new Map(before.map(({ name, number }) => [name, number]));
  for (const { name, epoch, transaction_id, position, number } of before) {
    await home.plant('delete from delivery.lake_batch where table_name = $1 and number > $2', [name, number]);
    await home.plant(
      'update delivery.lake_table set epoch = $2, transaction_id = $3::xid8, position = $4, number = $5 where name = $1',
      [name, epoch, transaction_id, position, number],
    );
  }
  await happen(tenant, store(id, 4));
  await deliver();
  expect((await versions()).filter((row) => row.startsWith(id))).toEqual([`${id} 4`]);
  expect((await history()).filter((row) => row.startsWith(id))).toHaveLength(4);
  const after = new Map((await ledgerOf()).map(({ name, number }) => [name, number]));
  expect(Number(after.get('store'))).toBe(Number(numbers.get('store')) + 3);
});

test('a lake that was lost is written again', async () => {
  const before = [await versions(), await history()];
  for (const { name } of lakeTables) rmSync(join(lake.folder, name), { recursive: true });
  await deliver();
  expect([await versions(), await history()]).toEqual(before);
});

test('the lake of another database is left alone', async () => {
  const own = await storage.get('_kiban_ledger.json');
  await storage.put('_kiban_ledger.json', new TextEncoder().encode(JSON.stringify({ ledger_id: newId() })));
  const before = await versions();
  await happen(tenant, store(newId()));
  await expect(deliver()).rejects.toMatchObject({ code: 'lake_of_another_ledger' });
  expect(await versions()).toEqual(before);
  await storage.put('_kiban_ledger.json', own ?? new Uint8Array());
  await deliver();
});

test('two workers at once, though there should be one, lose and double nothing', async () => {
  const stores = Array.from({ length: 12 }, newId);
  const attempt = () => deliver({ batchEvents: 3 }).catch(() => undefined);
  for (const id of stores) {
    await happen(tenant, store(id), store(newId()));
    await Promise.all([attempt(), attempt()]);
  }
  await deliver();
  const found = await versions();
  for (const id of stores) expect(found.filter((row) => row.startsWith(id))).toEqual([`${id} 1`]);
  expect(new Set(found).size).toBe(found.length);
  const events = (await rows('domain_events', tenant)).map(({ id }) => id);
  expect(new Set(events).size).toBe(events.length);
  const [there] = await home.plant<{ events: number }>(
    'select count(*)::int as events from event.domain_event where tenant_id = $1',
    [tenant],
  );
  expect(events).toHaveLength(there?.events ?? 0);
});

test('a table that somebody else wrote a later batch to is not taken for up to date: it is written anew', async () => {
  const id = newId();
  const worker = { lake: openLake({ storage }) };
  await deliver(worker);
  const other = await openTable(storage.within('store'));
  const holds = batchInTable(await other.snapshot()) ?? 0n;
  await other.append([], { txn: { appId: APP_ID, version: holds + 5n } });
  await happen(tenant, store(id));
  await expect(deliver(worker)).rejects.toMatchObject({ code: 'table_ahead' });
  await deliver(worker);
  expect((await versions()).filter((row) => row.startsWith(id))).toEqual([`${id} 1`]);
});

test('a table that cannot be read when an epoch begins waits, and the rounds come to an end', async () => {
  const log = 'invitation/_delta_log/00000000000000000000.json';
  const commits = new Map<string, Uint8Array>();
  for await (const { path } of storage.list('invitation/_delta_log/'))
    commits.set(path, (await storage.get(path)) as Uint8Array);
  await storage.remove([...commits.keys()].filter((path) => path !== log));
  await storage.put(log, new TextEncoder().encode('{'));
  await beginEpoch(home.ownerUrl, 'restored');
  const id = newId();
  await happen(tenant, store(id));
  await deliver();
  expect((await versions()).filter((row) => row.startsWith(id))).toEqual([`${id} 1`]);
  const [behind] = await home.plant<{ epoch: number; newest: number }>(
    "select epoch, (select max(epoch) from event.epoch) as newest from delivery.lake_table where name = 'invitation'",
  );
  expect(behind?.epoch).toBeLessThan(behind?.newest ?? 0);
  await storage.putMany([...commits].map(([path, body]) => ({ path, body })));
  await deliver();
  expect(new Set((await ledgerOf()).map(({ epoch }) => epoch)).size).toBe(1);
});
