import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lake, lakeTable, openLake, type TableReport, verifyLake } from '@kiban/delivery';
import type { DeltaTable, Filter, Row } from '@kiban/delta-lake';
import { listTenants } from '@kiban/directory';
import { openObjectStorage } from '@kiban/object-storage';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { randomNumbers } from '../../bench/random.ts';
import { all } from './testing/all.ts';
import { BusyTenant } from './testing/busy-tenant.ts';
import { testLake } from './testing/test-lake.ts';
import { type ServiceReport, type VerifyServicesOptions, verifyServices } from './verify-services.ts';

const { home, folder, lake, delivery, registry, writers, deliver } = await testLake();
const busy: BusyTenant[] = [];
const moments: string[] = [];

beforeAll(async () => {
  const random = randomNumbers(7);
  for (const code of ['east', 'west']) busy.push(await BusyTenant.found(code, writers, random));
  for (let round = 0; round < 4; round += 1) {
    for (const tenant of busy) for (let step = 0; step < 40; step += 1) await tenant.step();
    moments.push(new Date().toISOString());
    await deliver();
  }
}, 120_000);

async function verified(of: Lake, tables?: readonly string[]): Promise<TableReport[]> {
  return all(verifyLake({ lake: of, database: delivery }, { tables }));
}

async function comparedWithServices(of: Lake, options: VerifyServicesOptions = {}): Promise<ServiceReport[]> {
  const tenants = await listTenants(registry);
  return all(verifyServices({ lake: of, database: delivery, services: writers }, tenants, options));
}

/** The lake as it is now, to be falsified. */
async function copied(): Promise<{ copy: Lake; table: (name: string) => Promise<DeltaTable> }> {
  const other = mkdtempSync(join(tmpdir(), 'kiban-lake-copy-'));
  cpSync(folder, other, { recursive: true });
  const storage = await openObjectStorage(other);
  onTestFinished(async () => {
    await storage.close();
    rmSync(other, { recursive: true });
  });
  const copy = openLake({ storage });
  const table = (name: string): Promise<DeltaTable> => {
    const known = lakeTable(name);
    if (known === undefined) throw new Error(`no table ${name}`);
    return copy.open(known);
  };
  return { copy, table };
}

async function oneRow(table: DeltaTable, filter?: Parameters<DeltaTable['read']>[0]): Promise<Row> {
  for await (const row of table.read(filter)) return row;
  throw new Error('the table is empty');
}

const equal = { differences: 0, first: [], erasure_pending: 0 };

test('a lake that the worker filled is what the events say, in every table', async () => {
  const reports = await verified(lake);
  for (const report of reports) expect(report).toMatchObject({ ...equal, rows: report.expected });
  expect(reports.filter(({ rows }) => rows > 0)).toHaveLength(22);
  const [events] = await home.plant<{ count: string }>('select count(*) from event.domain_event');
  expect(reports.find(({ table }) => table === 'domain_events')?.rows).toBe(Number(events?.count));
});

test('current tables are what the directory works on, histories what as-of answers for a moment', async () => {
  const now = await comparedWithServices(lake);
  expect(now.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(100);
  for (const report of now) expect(report).toMatchObject({ ...equal, not_delivered: 0, rows: report.expected });
  for (const at of moments) {
    const then = await comparedWithServices(lake, { at });
    expect(then.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(20);
    for (const report of then) expect(report).toMatchObject({ ...equal, not_delivered: 0, rows: report.expected });
  }
  await expect(comparedWithServices(lake, { at: '2999-01-01' })).rejects.toMatchObject({ code: 'moment_in_future' });
});

test('a lake that is behind is compared with what it was told, and what it was not told is counted', async () => {
  for (const tenant of busy) for (let step = 0; step < 20; step += 1) await tenant.step();
  for (const report of await verified(lake)) expect(report).toMatchObject({ differences: 0, rows: report.expected });
  const now = await comparedWithServices(lake);
  expect(now.reduce((sum, report) => sum + report.differences, 0)).toBe(0);
  expect(now.reduce((sum, report) => sum + report.not_delivered, 0)).toBeGreaterThan(0);
  await deliver();
});

test.each([
  ['store', 'name', ['id']],
  ['store_history', 'address', ['id', 'version']],
  ['domain_events', 'state', ['id']],
  ['sign_in_history', 'acr', ['event_id']],
])(
  'of %s a row too few, one too many, one twice and one with another value are each named',
  async (name, column, key) => {
    const { copy, table } = await copied();
    const delta = await table(name);
    const rows = (await all(delta.read())).slice(0, 3);
    const [gone, twice, changed] = rows as [Row, Row, Row];
    const keyOf = (row: Row): string => key.map((each) => `${row[each]}`).join(' ');
    const only = (row: Row) => ({
      and: key.map((each): Filter => ({ column: each, op: '=', value: row[each] ?? null })),
    });
    const stranger = { ...twice, [key[0] as string]: '00000000-0000-4000-8000-000000000abc' };
    await delta.deleteWhere(only(gone));
    await delta.append([twice, stranger]);
    const value = column === 'state' ? '{"name":"x"}' : 'x';
    await delta.updateWhere(only(changed), (row) => ({ ...row, [column]: value }));
    const [report] = await verified(copy, [name]);
    expect(report?.differences).toBe(4);
    const named = (problem: string, row: Row): object =>
      expect.objectContaining({ problem, key: keyOf(row), tenant_id: `${row.tenant_id}` });
    const first: readonly object[] = report?.first ?? [];
    for (const each of [named('missing', gone), named('doubled', twice), named('surplus', stranger)])
      expect(first).toContainEqual(each);
    const differing = report?.first.find(({ problem }) => problem === 'differs');
    expect(differing).toMatchObject({
      key: keyOf(changed),
      column,
      lake: JSON.stringify(JSON.parse(column === 'state' ? value : '"x"')),
    });
    expect(differing?.database).not.toBe(differing?.lake);
  },
);

test('a row that lies with another tenant is named', async () => {
  const { copy, table } = await copied();
  const users = await table('user');
  const row = await oneRow(users);
  const other = busy.find(({ id }) => id !== row.tenant_id)?.id ?? '';
  await users.updateWhere({ column: 'id', op: '=', value: row.id ?? null }, (old) => ({ ...old, tenant_id: other }));
  const [report] = await verified(copy, ['user']);
  expect(report?.first).toContainEqual(
    expect.objectContaining({ problem: 'differs', column: 'tenant_id', tenant_id: other }),
  );
});

test('the directory’s side names what differs, too', async () => {
  const { copy, table } = await copied();
  const [stores, history] = [await table('store'), await table('store_history')];
  await stores.updateWhere({ column: 'version', op: '=', value: 1 }, (row) => ({ ...row, phone: 'x' }));
  await history.updateWhere({ column: 'is_current', op: '=', value: true }, (row) => ({
    ...row,
    valid_to: row.valid_from ?? null,
  }));
  const now = (await comparedWithServices(copy, { tables: ['store'] })).flatMap(({ first }) => first);
  expect(now.length).toBeGreaterThan(0);
  for (const each of now) expect(each).toMatchObject({ problem: 'differs', column: 'phone', lake: '"x"' });
  const then = (await comparedWithServices(copy, { tables: ['store_history'], at: moments.at(-1) })).flatMap(
    ({ first }) => first,
  );
  expect(new Set(then.map(({ problem }) => problem))).toEqual(new Set(['missing']));
});

test('of very many differences all are counted and a hundred listed', async () => {
  const { copy, table } = await copied();
  const events = await table('domain_events');
  await events.updateWhere({ column: 'version', op: '>', value: 0 }, (row) => ({ ...row, reason: 'x' }));
  const [report] = await verified(copy, ['domain_events']);
  expect(report?.differences).toBe(report?.rows);
  expect(report?.rows).toBeGreaterThan(200);
  expect(report?.first).toHaveLength(100);
});

test('what the database has erased and the lake has not yet is no difference, but counted', async () => {
  const { copy } = await copied();
  const erased = await busy[0]?.eraseSomebody();
  const waiting = await verified(copy, ['user', 'user_history', 'sign_in_history']);
  expect(waiting.map(({ differences }) => differences)).toEqual([0, 0, 0]);
  expect(waiting.find(({ table }) => table === 'user_history')?.erasure_pending).toBeGreaterThan(0);
  await deliver();
  for (const report of await verified(lake)) expect(report).toMatchObject(equal);
  // from now on the ledger says that the lake is rid of it
  const users = await lake.open(lakeTable('user_history') ?? never());
  const rows = { column: 'id', op: '=', value: erased ?? '' } as const;
  const { copy: again, table } = await copied();
  const falsified = await table('user_history');
  await falsified.updateWhere(rows, (row) => ({ ...row, kana: 'カナ' }));
  expect(users).not.toBe(falsified);
  const [report] = await verified(again, ['user_history']);
  expect(report?.differences).toBeGreaterThan(0);
  for (const each of report?.first ?? [])
    expect(each).toMatchObject({ problem: 'differs', column: 'kana', lake: '"カナ"', database: null });
});

test('a personal value that the lake lost is a difference', async () => {
  const { copy, table } = await copied();
  const history = await table('user_history');
  const row = await oneRow(history, { filter: { column: 'email', op: 'is not null' } });
  const only = {
    and: [
      { column: 'id', op: '=', value: row.id ?? '' },
      { column: 'version', op: '=', value: row.version ?? 0 },
    ],
  } as const;
  await history.updateWhere(only, (old) => ({ ...old, email: null }));
  const [report] = await verified(copy, ['user_history']);
  expect(report?.first).toMatchObject([
    { problem: 'differs', column: 'email', lake: null, database: JSON.stringify(row.email) },
  ]);
});

test('a lake whose batches the ledger does not know is refused', async () => {
  const { copy, table } = await copied();
  const stores = await table('store');
  await stores.append([await oneRow(stores)], { txn: { appId: 'kiban-delivery', version: 999_999n } });
  await expect(verified(copy, ['store'])).rejects.toMatchObject({ code: 'lake_of_another_ledger' });
});

const never = (): never => {
  throw new Error('there is no such table');
};
