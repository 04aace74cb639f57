import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { microsecondsOf } from '../lake/moment.ts';
import { lakeTables } from '../lake/tables.ts';
import { storeState } from '../testing/events.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { testLake } from '../testing/test-lake.ts';
import { rebuildTable } from '../worker/rebuild-table.ts';

const lake = await testLake();
const { happen, deliver, rows, home } = lake;

const opened = (id: string, name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ kind: 'store', id, name: 'store.opened', state: storeState(name, more) },
});
const changed = (id: string, version: number, name: string, at?: string) => ({
  ...{ kind: 'store', id, version, state: storeState(name) },
  ...(at === undefined ? {} : { at }),
});
const unit = (id: string) => ({
  ...{ kind: 'organization_unit', id },
  state: {
    ...{ name: '東地区', kana: null, unit_type: null, parent_id: null, corporation_id: null, identifiers: [] },
    status: 'active',
  },
});
const ledger = () =>
  home.plant<{ table_name: string; number: number; status: string; kind: string; held_reason: string | null }>(
    'select table_name, number::int, status, kind, held_reason from delivery.lake_batch order by table_name, number',
  );

test('a first round makes every table; what is in the feed is in the lake', async () => {
  const [tenant, store] = [newTenant(), newId()];
  await happen(tenant, opened(store, '本店'));
  await deliver();
  const folders = readdirSync(lake.folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name).filter((name) => !name.startsWith('.'));
  expect(names.sort()).toEqual(lakeTables.map(({ name }) => name).sort());
  expect(await rows('store', tenant)).toMatchObject([{ id: store, name: '本店', version: 1, status: 'open' }]);
  expect(await rows('store_history', tenant)).toMatchObject([
    { id: store, version: 1, valid_to: null, is_current: true },
  ]);
  expect(await rows('domain_events', tenant)).toMatchObject([{ aggregate_id: store, name: 'store.opened' }]);
  for (const batch of await ledger()) expect(batch).toMatchObject({ status: 'published', kind: 'rebuild', number: 1 });
});

test('changes replace the current row and end the open row of the history', async () => {
  const [tenant, store, other] = [newTenant(), newId(), newId()];
  await happen(tenant, opened(store, '一'), opened(other, '他'));
  await deliver();
  await happen(tenant, changed(store, 2, '二'), changed(store, 3, '三'));
  await deliver();
  await happen(tenant, changed(store, 4, '四'));
  await deliver();
  const current = await rows('store', tenant);
  expect(current.map(({ id, name, version }) => [id, name, version]).sort()).toEqual(
    [
      [store, '四', 4],
      [other, '他', 1],
    ].sort(),
  );
  const history = (await rows('store_history', tenant)).filter(({ id }) => id === store);
  history.sort((one, two) => Number(one.version) - Number(two.version));
  expect(history.map(({ version, name, is_current }) => [version, name, is_current])).toEqual([
    [1, '一', false],
    [2, '二', false],
    [3, '三', false],
    [4, '四', true],
  ]);
  for (const [at, row] of history.entries()) expect(row.valid_to).toBe(history[at + 1]?.valid_from ?? null);
  expect(await rows('domain_events', tenant)).toHaveLength(5);
});

test('nothing that happened while a table was written is lost or comes twice', async () => {
  const tenant = newTenant();
  const stores = Array.from({ length: 30 }, newId);
  const writing = (async () => {
    for (const store of stores) await happen(tenant, opened(store, store));
  })();
  for (let round = 0; round < 5; round += 1) await deliver({ batchEvents: 7 });
  await writing;
  await deliver({ batchEvents: 7 });
  const ids = (table: string, column: string) =>
    rows(table, tenant).then((found) => found.map((row) => row[column]).sort());
  expect(await ids('store', 'id')).toEqual([...stores].sort());
  expect(await ids('store_history', 'id')).toEqual([...stores].sort());
  expect(await ids('domain_events', 'aggregate_id')).toEqual([...stores].sort());
});

test('a quiet round writes nothing', async () => {
  await deliver();
  const before = await ledger();
  const files = readdirSync(lake.folder, { recursive: true }).length;
  expect(await deliver()).toEqual([]);
  expect(await ledger()).toEqual(before);
  expect(readdirSync(lake.folder, { recursive: true })).toHaveLength(files);
});

test('a batch that was committed by a worker that died before it could say so is not written again', async () => {
  const [tenant, store] = [newTenant(), newId()];
  await deliver();
  await happen(tenant, opened(store, '一'));
  // dies at the first `mark`: the commit is there, the ledger does not know
  const died = new Error('died');
  const dies = (phase: string) => {
    if (phase === 'mark') throw died;
  };
  await expect(deliver({ onPhase: dies })).rejects.toBe(died);
  expect((await ledger()).filter(({ status }) => status === 'cut').length).toBeGreaterThan(0);
  await happen(tenant, changed(store, 2, '二'));
  await deliver();
  expect(await rows('store', tenant)).toMatchObject([{ version: 2 }]);
  expect(await rows('store_history', tenant)).toHaveLength(2);
  expect(await rows('domain_events', tenant)).toHaveLength(2);
});

test.each(['cut', 'build', 'validate', 'publish', 'mark'])(
  'a worker that dies at “%s”, at whichever table, loses and doubles nothing',
  async (at) => {
    const tenant = newTenant();
    await deliver();
    const stores = Array.from({ length: 4 }, newId);
    for (const [turn, store] of stores.entries()) {
      await happen(tenant, opened(store, '一'));
      await happen(tenant, changed(store, 2, '二'));
      let left = turn;
      const dies = (phase: string) => {
        if (phase === at && left-- === 0) throw new Error('died');
      };
      await deliver({ onPhase: dies }).catch(() => undefined);
    }
    await deliver();
    expect((await rows('store', tenant)).map(({ version }) => version)).toEqual([2, 2, 2, 2]);
    expect(await rows('store_history', tenant)).toHaveLength(8);
    expect(await rows('domain_events', tenant)).toHaveLength(8);
  },
);

test('the bounds of a batch stay what they were, though more has happened when it is tried again', async () => {
  const tenant = newTenant();
  await deliver();
  await happen(tenant, opened(newId(), '一'));
  const dies = (phase: string, table: string) => {
    if (phase === 'publish' && table === 'domain_events') throw new Error('died');
  };
  await expect(deliver({ onPhase: dies })).rejects.toThrow('died');
  const [cut] = (await ledger()).filter(({ table_name, status }) => table_name === 'domain_events' && status === 'cut');
  await happen(tenant, opened(newId(), '二'));
  const batches = await deliver();
  const events = batches.filter(({ table_name }) => table_name === 'domain_events');
  expect(events.map(({ number, events }) => [number, events])).toEqual([
    [cut?.number, 1],
    [(cut?.number ?? 0) + 1, 1],
  ]);
});

test('the bounds of a rebuild stay what they were when it was asked for', async () => {
  const tenant = newTenant();
  await happen(tenant, opened(newId(), '一'));
  await deliver();
  const before = (await rows('domain_events')).length;
  for (const name of ['domain_events', 'store']) await rebuildTable(lake.parts, name);
  await happen(tenant, opened(newId(), '二'));
  const batches = await deliver();
  expect(batches.filter(({ held }) => held !== null)).toEqual([]);
  const events = batches.filter(({ table_name }) => table_name === 'domain_events').map((batch) => batch.events);
  expect(events).toEqual([before, 1]);
  expect(await rows('store', tenant)).toHaveLength(2);
  expect(await rows('domain_events', tenant)).toHaveLength(2);
});

test('a worker whose turn was taken over commits nothing more', async () => {
  const tenant = newTenant();
  await deliver();
  await happen(tenant, opened(newId(), '一'));
  let asked = 0;
  const requireTurn = async () => {
    asked += 1;
    if (asked > 1) throw new Error('taken over'); // it could still cut
  };
  await expect(deliver({ requireTurn })).rejects.toThrow('taken over');
  for (const name of ['store', 'store_history', 'domain_events']) expect(await rows(name, tenant)).toEqual([]);
  await deliver();
  expect(await rows('store', tenant)).toHaveLength(1);
});

test('a file of the lake holds the rows of one tenant', async () => {
  const [one, two] = [newTenant(), newTenant()];
  await happen(one, opened(newId(), '一'));
  await happen(two, opened(newId(), '二'));
  await deliver();
  const files = readdirSync(lake.folder, { recursive: true }).map(String);
  const data = files.filter((path) => path.endsWith('.parquet') && !path.includes('_delta_log'));
  for (const path of data) expect(path).toMatch(/[/]tenant_id=[0-9a-f-]{36}[/]bucket=\d+[/]/);
  for (const tenant of [one, two]) expect(data.filter((path) => path.includes(`tenant_id=${tenant}`)).length).toBe(3);
});

test('no statistics, in the log or in the files, hold what tells who somebody is', async () => {
  const [tenant, user] = [newTenant(), newId()];
  const state = { person_id: newId(), role: null, status: 'active' };
  const personal = {
    name: 'ZZmarkedname',
    kana: null,
    email: null,
    staff_number: 'ZZmarkedstaff',
    login_id: 'ZZmarkedlogin',
  };
  await happen(tenant, { kind: 'user', id: user, name: 'user.added', state, personal });
  await deliver();
  expect(await rows('user', tenant)).toMatchObject([{ name: 'ZZmarkedname', login_id: 'ZZmarkedlogin' }]);
  for (const name of ['user', 'user_history']) {
    for await (const { path } of lake.storage.list(`${name}/_delta_log/`)) {
      const body = (await lake.storage.get(path)) ?? new Uint8Array();
      expect(Buffer.from(body).includes('ZZmarked'), path).toBe(false);
    }
    for await (const { path, size } of lake.storage.list(`${name}/tenant_id=${tenant}`)) {
      const body = Buffer.from((await lake.storage.get(path)) ?? new Uint8Array());
      const footer = body.subarray(size - 8 - body.readUInt32LE(size - 8));
      expect(footer.includes('ZZmarked'), join(name, path)).toBe(false);
    }
  }
});

test('times of the history are those of the events, to the microsecond', async () => {
  const [tenant, store] = [newTenant(), newId()];
  await happen(tenant, { ...opened(store, '一'), at: '2026-04-01T00:00:00.000001Z' });
  await deliver();
  await happen(tenant, changed(store, 2, '二', '2026-04-01T00:00:00.000002Z'));
  await deliver();
  const [first] = (await rows('store_history', tenant)).filter(({ version }) => version === 1);
  expect(first).toMatchObject({
    valid_from: microsecondsOf('2026-04-01T00:00:00.000001Z'),
    valid_to: microsecondsOf('2026-04-01T00:00:00.000002Z'),
  });
});

test('a store and the unit it belongs to come in one batch, or the unit before', async () => {
  const [tenant, place] = [newTenant(), newId()];
  await happen(tenant, unit(place), opened(newId(), '一', { unit_id: place }));
  await deliver();
  await happen(tenant, opened(newId(), '二', { unit_id: place }));
  expect((await deliver()).every(({ held }) => held === null)).toBe(true);
  expect(await rows('store', tenant)).toHaveLength(2);
});
