import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assetAggregates } from '@kiban/asset';
import { RECORDED } from '@kiban/auth';
import { lakeTables } from '@kiban/delivery';
import { directoryAggregates } from '@kiban/directory';
import { duckdbRows } from '@kiban/testing/oracles';
import { beforeAll, expect, test } from 'vitest';
import { randomNumbers } from '../../bench/random.ts';
import { BusyTenant } from './testing/busy-tenant.ts';
import { faultsOf, type LakeTruth } from './testing/examine-lake.ts';
import { type LakeObject, LakeObjects, textOf } from './testing/lake-object.ts';
import { testLake } from './testing/test-lake.ts';

const { home, folder, lake, writers, deliver } = await testLake();
const tenants: BusyTenant[] = [];
const random = randomNumbers(4);
const objects = new LakeObjects(folder);

beforeAll(async () => {
  for (const code of ['east', 'north', 'west']) tenants.push(await BusyTenant.found(code, writers, random));
  // enough rounds for a checkpoint in every table that changes
  for (let round = 0; round < 12; round += 1) {
    for (const tenant of tenants) for (let step = 0; step < 20; step += 1) await tenant.step();
    await deliver();
  }
  for (const table of lakeTables) await (await lake.open(table)).checkpoint();
  for (const name of ['store_history', 'user', 'sign_in_history'])
    await (await lake.open(lakeTables.find((table) => table.name === name) ?? never())).optimize();
}, 240_000);

/** Fields that are personal, as the services say, and as the lake's tables do: of neither may anything be told. */
function personalColumns(table: string): ReadonlySet<string> {
  const kind = table.replace(/_history$/, '');
  const said =
    [...directoryAggregates, ...assetAggregates].find((aggregate) => aggregate.kind === kind)?.personal ?? [];
  const { columns = [], kinds } = lakeTables.find(({ name }) => name === table) ?? {};
  const recorded = Object.entries(RECORDED).flatMap(([each, fields]) => (kinds?.includes(each) ? fields.personal : []));
  const declared = columns.filter(({ personal }) => personal).map(({ name }) => name);
  return new Set([...said, ...recorded, ...declared]);
}

async function truth(): Promise<LakeTruth> {
  const events = await home.plant<{ id: string; aggregate_id: string; tenant_id: string }>(
    'select id, aggregate_id, tenant_id from event.domain_event',
  );
  return {
    tenants: new Map(
      events.flatMap(({ id, aggregate_id, tenant_id: tenant }) => [
        [id, tenant],
        [aggregate_id, tenant],
      ]),
    ),
    personal: personalColumns,
    markers: tenants.map(({ id, marker }) => ({ text: marker, tenant: id })),
  };
}

const faults = async (): Promise<string[]> => faultsOf(await objects.all(), await truth());
const never = (): never => {
  throw new Error('there is no such table');
};

test('every object of a lake of three tenants holds one tenant’s rows and tells nothing personal beside them', async () => {
  const all = await objects.all();
  const count = Object.groupBy(all, ({ kind }) => kind);
  expect(count.data?.length).toBeGreaterThan(200);
  expect(count.checkpoint?.length).toBeGreaterThanOrEqual(lakeTables.length);
  expect(new Set(all.map(({ table }) => table).filter((table) => !table.startsWith('_')))).toEqual(
    new Set(lakeTables.map(({ name }) => name)),
  );
  expect(faultsOf(all, await truth())).toEqual([]);
});

test('the look is no empty one: personal values stand in their columns, and statistics of the others are found', async () => {
  const all = await objects.all();
  const data = all.filter(({ kind }) => kind === 'data');
  for (const { marker } of tenants)
    expect(data.some(({ table, rows }) => table === 'user_history' && textOf(rows).includes(marker))).toBe(true);
  for (const kind of ['data', 'commit', 'checkpoint'] as const) {
    const told = all.filter((object) => object.kind === kind && object.table === 'user').flatMap(({ tells }) => tells);
    expect(told.map(({ column }) => column)).toContain('status');
  }
});

test('rows of two tenants in one file, rows in another’s partition, and a row of nobody are noticed', async () => {
  const [one, other] = (await dataFilesOf('store')).filter(differentTenants);
  if (one === undefined || other === undefined) throw new Error('two tenants have stores');
  const [first, second] = [one, other].map(({ path }) => `select * from '${join(folder, path)}'`);
  const planted = {
    mixed: `${first} union all ${second}`,
    foreign: `${second}`,
    nobody: `select '0' as id, 1 as version`,
  };
  for (const [name, rows] of Object.entries(planted)) {
    await writing(join(dirname(one.path), `${name}.parquet`), (file) => duckdbRows(`copy (${rows}) to '${file}'`));
    expect(await faults()).toContainEqual(
      expect.stringContaining(name === 'nobody' ? 'belongs to nobody' : 'a row of tenant'),
    );
    removed();
  }
  expect(await faults()).toEqual([]);
});

test('a file outside the partitions, one that the log puts elsewhere, and one of no kind are noticed', async () => {
  const [file] = await dataFilesOf('store');
  if (file === undefined) throw new Error('there are stores');
  await writing('store/part-1.parquet', (path) => copyFileSync(join(folder, file.path), path));
  expect(await faults()).toContainEqual(expect.stringContaining('outside every tenant’s partition'));
  removed();
  await writing('store/notes.txt', (path) => writeFileSync(path, tenants[0]?.marker ?? ''));
  expect(await faults()).toContainEqual(expect.stringContaining('no object that a lake has'));
  removed();
  const log = 'store/_delta_log/00000000000000099999.json';
  const add = { path: file.path.replace('store/', ''), partitionValues: { tenant_id: tenants[2]?.id }, size: 1 };
  await writing(log, (path) =>
    writeFileSync(path, JSON.stringify({ add: { ...add, partitionValues: { tenant_id: 'x' } } })),
  );
  expect(await faults()).toContainEqual(expect.stringContaining('counted as tenant x’s'));
  removed();
});

test('a statistic of a personal column is noticed wherever it stands', async () => {
  const [file] = await dataFilesOf('user');
  if (file === undefined) throw new Error('there are users');
  const source = `'${join(folder, file.path)}'`;
  await writing(join(dirname(file.path), 'told.parquet'), (path) => duckdbRows(`copy (from ${source}) to '${path}'`));
  expect(await faults()).toContainEqual(expect.stringContaining('footer statistics of the personal column name'));
  removed();
  const stats = JSON.stringify({ numRecords: 1, minValues: { kana: 'ア' }, maxValues: {}, nullCount: { email: 0 } });
  await writing('user/_delta_log/00000000000000099999.json', (path) =>
    writeFileSync(path, JSON.stringify({ add: { stats } })),
  );
  expect(await faults()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('minValues of the personal column kana'),
      expect.stringContaining('nullCount of the personal column email'),
    ]),
  );
  removed();
  await writing('user/_delta_log/00000000000000000001.checkpoint.parquet', (path) =>
    duckdbRows(`copy (select {stats: '${stats}'} as add) to '${path}'`),
  );
  expect(await faults()).toContainEqual(expect.stringContaining('minValues of the personal column kana'));
  removed();
});

test('a personal value in a column that is not for it, or in the log, is noticed', async () => {
  const marker = tenants[0]?.marker ?? '';
  const [file] = (await dataFilesOf('domain_events')).filter(({ path }) => path.includes(`${tenants[0]?.id}`));
  if (file === undefined) throw new Error('there are events');
  await writing(join(dirname(file.path), 'leak.parquet'), (path) =>
    duckdbRows(`copy (select * replace ('${marker}花子' as state) from '${join(folder, file.path)}') to '${path}'`),
  );
  expect(await faults()).toContainEqual(expect.stringContaining('in the column state'));
  removed();
  await writing('user/_delta_log/00000000000000099999.json', (path) =>
    writeFileSync(path, JSON.stringify({ commitInfo: { userMetadata: marker } })),
  );
  expect(await faults()).toContainEqual(expect.stringContaining('outside its column'));
  removed();
});

test('once a user’s erasure is carried out no object of the lake holds anything personal of them', async () => {
  const [tenant] = tenants;
  if (tenant === undefined) throw new Error('there are tenants');
  const before = await personalValues();
  const user = await tenant.eraseSomebody();
  if (user === undefined) throw new Error('there are users');
  const own = before.get(user) ?? [];
  const held = () => objects.all().then((all) => all.filter((object) => holds(object, own)));
  expect(own.length).toBeGreaterThan(3);
  expect((await held()).length, 'the lake has them before').toBeGreaterThan(0);
  await deliver();
  expect((await held()).map(({ path }) => path)).toEqual([]);
  expect(await faults()).toEqual([]);
});

/** Each user’s personal values, of all the events that are about them. */
async function personalValues(): Promise<Map<string, string[]>> {
  const rows = await home.plant<{ user_id: string; value: string }>(
    `select coalesce(e.state ->> 'user_id', e.aggregate_id::text) as user_id, f.value
     from event.personal_data p join event.domain_event e on e.id = p.event_id
     cross join lateral jsonb_each_text(p.fields) f where f.value is not null`,
  );
  const values = new Map<string, string[]>();
  const users = Map.groupBy(rows, ({ value }) => value);
  // a name that somebody else has, too, would say nothing
  for (const [value, of] of users) {
    const [first, ...rest] = new Set(of.map(({ user_id }) => user_id));
    if (first !== undefined && rest.length === 0) values.set(first, [...(values.get(first) ?? []), value]);
  }
  return values;
}

function holds({ rows, text }: LakeObject, values: readonly string[]): boolean {
  const all = `${text} ${textOf(rows)}`;
  return values.some((value) => all.includes(value));
}

async function dataFilesOf(table: string): Promise<LakeObject[]> {
  return (await objects.all()).filter((object) => object.kind === 'data' && object.table === table);
}

function differentTenants({ path }: LakeObject, index: number, files: readonly LakeObject[]): boolean {
  const tenantOf = (file: string): string | undefined => file.split('/')[1];
  return index === files.findIndex((file) => tenantOf(file.path) === tenantOf(path));
}

const planted: string[] = [];

async function writing(path: string, write: (file: string) => unknown): Promise<void> {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  await write(file);
  planted.push(file);
}

function removed(): void {
  for (const file of planted.splice(0)) rmSync(file);
}
