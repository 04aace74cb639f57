import { BEGINNING, readFeed } from '@kiban/event-store';
import { crossTenantRows, openCrossTenantDatabase, openDatabase, statement, tenantRead } from '@kiban/postgres';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { eventsBetween } from '../feed/events-between.ts';
import { eventsByAggregate } from '../feed/events-by-aggregate.ts';
import { feedEnd } from '../feed/feed-end.ts';
import { ledgerStatus } from '../status/ledger-status.ts';
import { storeState } from '../testing/events.ts';
import { happeningsIn, newId, newTenant } from '../testing/happenings.ts';
import type { Batch } from './batch.ts';
import { cutBatches } from './cut-batches.ts';
import { cutRebuild } from './cut-rebuild.ts';
import { holdBatch } from './hold-batch.ts';
import { markPublished } from './mark-published.ts';
import { readStandings } from './standings.ts';

const home = await testDatabase();
const database = openCrossTenantDatabase({ url: home.urlOf('kiban_delivery'), connections: 2, application: 'test' });
const api = openDatabase({ url: home.urlOf('kiban_delivery_api'), connections: 2, application: 'test' });
const { happen, close } = happeningsIn(home);
afterAll(async () => {
  await Promise.all([database.close(), api.close(), close()]);
  await home.drop();
});

const [tenant, other] = [newTenant(), newTenant()];
const opened = (id: string, name: string) => ({ kind: 'store', id, state: storeState(name) });
const one = async (name: string) => {
  const standing = (await readStandings(database, [name])).get(name);
  if (standing === undefined) throw new Error('no standing');
  return standing;
};
const published = {
  ...{ commit_version: 7, events: 1, rows: 1, first_recorded_at: null, last_recorded_at: null, duration_ms: 1 },
  erased: [],
};
const share = (tenant_id: string, events: number) => ({ tenant_id, events, rows: 10, bytes: 1000, files: 1 });
const waitingOf = async (name: string): Promise<Batch> => {
  const { waiting } = await one(name);
  if (waiting === null) throw new Error('nothing waits');
  return waiting;
};

test('a batch keeps the bounds it was cut with, until it is published; meanwhile no other is cut', async () => {
  const id = newId();
  await happen(tenant, opened(id, '一'));
  const { cut } = await one('store');
  const to = (await readFeed(database, cut, 100)).cursor;
  const first = { table_name: 'store', events: 1, first_recorded_at: null, last_recorded_at: null };
  expect(await cutBatches(database, cut, to, [first])).toEqual([{ table_name: 'store', number: 1 }]);
  expect(await waitingOf('store')).toMatchObject({
    number: 1,
    kind: 'changes',
    from: cut,
    to,
    events: 1,
    resting: false,
  });
  await happen(tenant, opened(newId(), '二'));
  const further = (await readFeed(database, to, 100)).cursor;
  await expect(cutBatches(database, to, further, [first])).rejects.toMatchObject({ code: '23505' });
  await markPublished(database, await waitingOf('store'), { ...published, tenants: [share(tenant, 1)] });
  expect(await one('store')).toMatchObject({ cut: to, number: 1, published_number: 1, waiting: null });
  expect(await cutBatches(database, to, further, [first])).toEqual([{ table_name: 'store', number: 2 }]);
  await markPublished(database, await waitingOf('store'), { ...published, tenants: [share(tenant, 1)] });
});

test('a worker that was overtaken cuts nothing', async () => {
  const { cut } = await one('store');
  await happen(tenant, opened(newId(), '三'));
  const to = (await readFeed(database, cut, 100)).cursor;
  const none = { table_name: 'store', events: 0, first_recorded_at: null, last_recorded_at: null };
  expect(await cutBatches(database, cut, to, [none])).toEqual([]);
  await expect(cutBatches(database, cut, to, [none])).rejects.toMatchObject({ code: 'turn_lost' });
  expect(await one('store')).toMatchObject({ cut: to, number: 2, waiting: null });
});

test('between two bounds lie the same events whenever they are read, also when more happened since', async () => {
  const from = await feedEnd(database);
  const ids = await happen(tenant, opened(newId(), '四'), opened(newId(), '五'));
  const to = await feedEnd(database);
  await happen(tenant, opened(newId(), '六'));
  const read: string[] = [];
  for await (const page of eventsBetween(database, from, to)) read.push(...page.map(({ id }) => id));
  expect(read.sort()).toEqual(ids.sort());
});

test('for a rebuild the events come aggregate by aggregate, up to the bound', async () => {
  const [a, b] = [newId(), newId()].sort(); // made in one millisecond
  await happen(tenant, opened(String(a), '一'), opened(String(b), '一'));
  await happen(other, opened(newId(), '一'));
  await happen(tenant, { ...opened(String(a), '二'), version: 2 });
  const to = await feedEnd(database);
  await happen(tenant, { ...opened(String(b), '二'), version: 2 });
  const read: [string, number][] = [];
  for await (const page of eventsByAggregate(database, ['store'], to))
    read.push(...page.map((event): [string, number] => [event.aggregate_id, event.version]));
  expect(read.filter(([id]) => id === a || id === b)).toEqual([
    ...[
      [a, 1],
      [a, 2],
    ],
    ...[[b, 1]],
  ]);
});

test('a rebuild drops what waited and has a number above the lake’s', async () => {
  const { cut } = await one('corporation');
  const to = await feedEnd(database);
  await cutBatches(database, cut, to, [
    { table_name: 'corporation', events: 1, first_recorded_at: null, last_recorded_at: null },
  ]);
  await cutRebuild(database, 'corporation', to, 41);
  expect(await one('corporation')).toMatchObject({
    number: 42,
    waiting: { number: 42, kind: 'rebuild', from: BEGINNING, to, events: null },
  });
});

test('a batch that is held back rests for a while, says why, and can be published later', async () => {
  const batch = await waitingOf('corporation');
  await holdBatch(database, batch, 'version_gap', 'corporation x: version 3 follows on version 1');
  expect(await waitingOf('corporation')).toMatchObject({ attempts: 1, resting: true });
  const [status] = await crossTenantRows(database, ledgerStatus(['corporation'], { corporation: ['corporation'] }));
  expect(status?.held).toMatchObject({ number: 42, reason: 'version_gap', attempts: 1 });
  await markPublished(database, batch, { ...published, tenants: [] });
  const [after] = await crossTenantRows(database, ledgerStatus(['corporation'], { corporation: ['corporation'] }));
  expect(after).toMatchObject({ held: null, lag_events: 0 });
});

test('what waits is counted, of the table’s kinds, and how old it is', async () => {
  const { cut } = await one('invitation');
  const to = await feedEnd(database);
  await cutBatches(database, cut, to, [
    { table_name: 'invitation', events: 0, first_recorded_at: null, last_recorded_at: null },
  ]);
  const state = { user_id: newId(), language: 'ja', status: 'sent' };
  await happen(tenant, { kind: 'invitation', id: newId(), state }, { kind: 'invitation', id: newId(), state });
  await happen(tenant, opened(newId(), '七'));
  const kinds = { invitation: ['invitation'], domain_events: null };
  const [status] = await crossTenantRows(database, ledgerStatus(['invitation'], kinds));
  expect(status).toMatchObject({ lag_events: 2, freshness_seconds: null });
  expect(status?.lag_seconds).toBeGreaterThan(0);
});

test('a tenant sees what is its own in the lake, and nothing of the others', async () => {
  const { cut } = await one('user');
  await cutBatches(database, cut, await feedEnd(database), [
    { table_name: 'user', events: 3, first_recorded_at: null, last_recorded_at: null },
  ]);
  const erased = [{ tenant_id: other, user_id: newId(), event_id: newId() }];
  const tenants = [share(tenant, 1), share(other, 2)];
  await markPublished(database, await waitingOf('user'), { ...published, tenants, erased });
  const [batches, tables] = await tenantRead(api, tenant, [
    statement<{ events: number }>`select tenant_id, events from delivery.tenant_batch where table_name = 'user'`,
    statement<{ rows: number }>`select tenant_id, rows from delivery.tenant_table where table_name = 'user'`,
  ]);
  expect(batches).toEqual([{ tenant_id: tenant, events: 1 }]);
  expect(tables).toEqual([{ tenant_id: tenant, rows: 10 }]);
  for (const forbidden of [
    statement`select events from delivery.lake_batch`,
    statement`select held_detail from delivery.lake_batch`,
    statement`select user_id from delivery.erasure`,
    statement`select id from event.domain_event`,
  ])
    await expect(tenantRead(api, tenant, [forbidden])).rejects.toMatchObject({ code: '42501' });
});

test('for a rebuild pages follow on each other without a gap, also where nothing of them is wanted', async () => {
  const last = 'ffffffff-0000-7000-8000-0000000000';
  await home.plant(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
       payload, actor_kind, actor_id, occurred_at)
     select gen_random_uuid(), $1, case when n % 6000 = 0 then 'membership' else 'session' end,
       ('eeeeeeee-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, 'a.b', 1, '{}', '{}', 'service', 'test', now()
     from generate_series(1, 12000) n`,
    [tenant],
  );
  await happen(tenant, { kind: 'membership', id: `${last}01`, state: {} });
  const read: string[] = [];
  for await (const page of eventsByAggregate(database, ['membership'], await feedEnd(database)))
    read.push(...page.map(({ aggregate_id }) => aggregate_id.slice(-5)));
  expect(read).toEqual(['06000', '12000', '00001']);
});
