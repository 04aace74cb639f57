import { randomUUIDv7 } from 'node:crypto';
import { expect, test } from 'vitest';
import { openLake } from '../lake/open-lake.ts';
import { lakeStatus } from '../status/lake-status.ts';
import { storeState } from '../testing/events.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { testLake } from '../testing/test-lake.ts';
import { rebuildTable } from '../worker/rebuild-table.ts';

const lake = await testLake();
const { happen, deliver, rows, home, parts } = lake;

const store = (id: string, version: number, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ kind: 'store', id, version, state: storeState(`第${version}`, more) },
});
const tryAgainNow = () => home.plant("update delivery.lake_batch set try_again_at = now() where status = 'held'");
const heldTables = async () =>
  (await lakeStatus({ lake: parts.lake, database: parts.database }))
    .filter(({ ledger }) => ledger?.held)
    .map(({ table, ledger }) => [table.name, ledger?.held?.reason]);
/** An event that no command would write. */
const plantEvent = (tenant: string, id: string, version: number, more: Readonly<Record<string, unknown>> = {}) =>
  home.plant(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
       payload, actor_kind, actor_id, occurred_at)
     values ($1, $2, 'store', $3, $4, 'store.changed', 1, $5, '{}', 'operator', 'test', $6)`,
    [
      randomUUIDv7(),
      tenant,
      id,
      version,
      JSON.stringify(storeState('植', more)),
      more.at ?? `2026-05-0${version}T00:00:00Z`,
    ],
  );

test('a change that is missing holds back the tables of its kind; the last good version stays, the others go on', async () => {
  const [tenant, good, bad] = [newTenant(), newId(), newId()];
  await happen(tenant, store(bad, 1), { kind: 'membership_placeholder_never', id: newId(), state: {} }).catch(
    () => undefined,
  );
  await happen(tenant, store(good, 1), store(bad, 1));
  await deliver();
  const before = await rows('store', tenant);
  await plantEvent(tenant, bad, 3);
  await happen(tenant, store(good, 2));
  const outcome = await deliver();
  expect(outcome.filter(({ held }) => held !== null).map(({ table_name, held }) => [table_name, held])).toEqual([
    ['store', 'version_gap'],
    ['store_history', 'version_gap'],
  ]);
  expect(await rows('store', tenant)).toEqual(before);
  expect(await rows('domain_events', tenant)).toHaveLength(4);
  expect(await heldTables()).toEqual([
    ['store', 'version_gap'],
    ['store_history', 'version_gap'],
  ]);
  expect(lake.log.filter((line) => line.includes('is held back') && line.includes(bad))).toHaveLength(2);
  // it rests, and what comes after it waits behind it
  await happen(tenant, store(good, 3));
  expect((await deliver()).map(({ table_name }) => table_name)).toEqual(['domain_events']);
  // the missing change turns up below the bound (a repaired feed): the table is written anew
  await plantEvent(tenant, bad, 2);
  await rebuildTable({ database: parts.database, lake: parts.lake }, 'store');
  await rebuildTable({ database: parts.database, lake: parts.lake }, 'store_history');
  await deliver();
  expect(await heldTables()).toEqual([]);
  expect((await rows('store', tenant)).map(({ version }) => version)).toEqual([3, 3]);
  expect(await rows('store_history', tenant)).toHaveLength(6);
});

test('a row that refers to nothing is held back until what it refers to is there', async () => {
  const [tenant, unit, id] = [newTenant(), newId(), newId()];
  await happen(tenant, store(id, 1, { unit_id: unit }));
  await deliver();
  expect(await heldTables()).toEqual([
    ['store', 'reference_missing'],
    ['store_history', 'reference_missing'],
  ]);
  const state = { name: '東', kana: null, unit_type: null, parent_id: null, corporation_id: null, identifiers: [] };
  await happen(tenant, { kind: 'organization_unit', id: unit, state: { ...state, status: 'active' } });
  await deliver();
  await tryAgainNow();
  await deliver();
  expect(await heldTables()).toEqual([]);
  expect(await rows('store', tenant)).toMatchObject([{ id, unit_id: unit }]);
});

test('something of another tenant is not found by a reference', async () => {
  const [tenant, other, unit, id] = [newTenant(), newTenant(), newId(), newId()];
  const state = { name: '東', kana: null, unit_type: null, parent_id: null, corporation_id: null, identifiers: [] };
  await happen(other, { kind: 'organization_unit', id: unit, state: { ...state, status: 'active' } });
  await deliver();
  await happen(tenant, store(id, 1, { unit_id: unit }));
  await deliver();
  expect(await heldTables()).toEqual([
    ['store', 'reference_missing'],
    ['store_history', 'reference_missing'],
  ]);
  await home.plant('alter table event.domain_event disable trigger unchanging');
  await home.plant('delete from event.domain_event where tenant_id = $1', [tenant]);
  await home.plant('alter table event.domain_event enable trigger unchanging');
  for (const name of ['store', 'store_history', 'domain_events']) await rebuildTable(parts, name);
  await deliver();
  expect(await heldTables()).toEqual([]);
});

test('a value that the table has no place for is told from a table that cannot be written', async () => {
  const [tenant, id] = [newTenant(), newId()];
  await happen(tenant, store(id, 1, { identifiers: [{ system: 'jp.medical-institution-code', value: null }] }));
  await deliver();
  expect(await heldTables()).toEqual([
    ['store', 'value_invalid'],
    ['store_history', 'value_invalid'],
  ]);
  await home.plant('alter table event.domain_event disable trigger unchanging');
  await home.plant('delete from event.domain_event where tenant_id = $1', [tenant]);
  await home.plant('alter table event.domain_event enable trigger unchanging');
  for (const name of ['store', 'store_history', 'domain_events']) await rebuildTable(parts, name);
  await deliver();
});

test('events that were counted and are gone hold the batch back', async () => {
  const [tenant, id] = [newTenant(), newId()];
  await happen(tenant, store(id, 1), store(newId(), 1));
  const dies = (phase: string) => {
    if (phase === 'validate') throw new Error('died');
  };
  await expect(deliver({ onPhase: dies })).rejects.toThrow('died');
  await home.plant('alter table event.domain_event disable trigger unchanging');
  await home.plant('delete from event.domain_event where aggregate_id = $1', [id]);
  await home.plant('alter table event.domain_event enable trigger unchanging');
  await deliver();
  expect(await heldTables()).toEqual([
    ['store', 'events_differ'],
    ['store_history', 'events_differ'],
    ['domain_events', 'events_differ'],
  ]);
});

test('a table of the lake that cannot be read is held back by what is wrong with it; the others go on', async () => {
  const tenant = newTenant();
  for (const name of ['store', 'store_history', 'domain_events']) await rebuildTable(parts, name);
  await deliver();
  await lake.storage.put('invitation/_delta_log/00000000000000000001.json', new TextEncoder().encode('{'));
  await lake.storage.put('invitation/_delta_log/00000000000000000000.json', new TextEncoder().encode('{'));
  await happen(tenant, {
    kind: 'invitation',
    id: newId(),
    state: { user_id: newId(), language: 'ja', status: 'sent' },
  });
  await happen(tenant, store(newId(), 1));
  await deliver();
  expect(await rows('store', tenant)).toHaveLength(1);
  expect(await heldTables()).toEqual([
    ['invitation', 'table_refused'],
    ['invitation_history', 'reference_missing'],
  ]);
  const [status] = (await lakeStatus({ lake: openLake({ storage: lake.storage }) })).filter(({ problem }) => problem);
  expect(status).toMatchObject({ table: { name: 'invitation' }, contents: null, problem: 'log_malformed' });
});
