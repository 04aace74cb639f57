import { expect, test } from 'vitest';
import { lakeTables } from '../lake/tables.ts';
import { storeState } from '../testing/events.ts';
import { newId } from '../testing/happenings.ts';
import { bearerOf, testApi } from '../testing/test-api.ts';

const api = await testApi('s3://bucket/lake');
const [home, other] = [await api.tenant(), await api.tenant()];
const [ours, theirs] = [bearerOf(home, home.users.viewer), bearerOf(other, other.users.viewer)];

const store = (id: string, version = 1, more = {}) => ({
  ...{ kind: 'store', id, version, state: storeState(`第${version}`, more) },
});
const tableOf = async (name: string, bearer = ours) => (await api.ask(`/lake/tables/${name}`, bearer)).json;

test('before anything was published every table is there, unpublished and empty', async () => {
  const { json } = await api.ask('/lake/tables', ours);
  expect(json.items.map(({ name }: { name: string }) => name)).toEqual(lakeTables.map(({ name }) => name));
  for (const table of json.items)
    expect(table).toMatchObject({ status: 'unpublished', held: null, version: null, rows: 0, freshness_seconds: null });
});

test('a tenant sees how fresh a table is, and its own rows of it', async () => {
  await api.happen(home.id, store(newId()), store(newId()));
  await api.happen(other.id, store(newId()), store(newId()), store(newId()));
  await api.deliver();
  const [mine, others] = [await tableOf('store'), await tableOf('store', theirs)];
  expect([mine.rows, others.rows]).toEqual([2, 3]);
  expect(mine).toMatchObject({ status: 'published', held: null, version: expect.any(Number) });
  expect(mine.version).toBe(others.version);
  expect(mine.bytes).toBeGreaterThan(0);
  expect(mine.freshness_seconds).toBeGreaterThanOrEqual(0);
  expect(mine.freshness_seconds).toBeLessThan(60);
  expect(Date.parse(mine.complete_to)).toBeLessThanOrEqual(Date.now() + 1000);
  expect(await tableOf('corporation')).toMatchObject({ status: 'published', rows: 0, bytes: 0 });
});

test('a table says what its columns mean in both languages, which are personal, and where it lies', async () => {
  const user = await tableOf('user');
  const named = new Map<string, object>(user.columns.map((column: { name: string }) => [column.name, column]));
  expect(named.get('email')).toMatchObject({ type: 'string', personal: true, nullable: true });
  expect(named.get('version')).toMatchObject({ type: 'int', personal: false, nullable: false });
  expect(user.partition_columns).toEqual(['tenant_id', 'bucket']);
  expect(user.location).toBe('s3://bucket/lake/user');
  for (const table of lakeTables)
    for (const { descriptions } of (await tableOf(table.name)).columns) {
      expect(descriptions.en).not.toMatch(/[ぁ-んァ-ン一-龯]/);
      expect(descriptions.ja).toMatch(/[ぁ-んァ-ン一-龯]/);
    }
});

test('the versions are those that hold own changes, with how many rows became of them', async () => {
  const [tenant, id] = [await api.tenant(), newId()];
  const bearer = bearerOf(tenant, tenant.users.administrator);
  await api.happen(tenant.id, store(newId()), store(id));
  await api.deliver();
  await api.happen(other.id, store(newId()));
  await api.deliver();
  await api.happen(tenant.id, store(id, 2), store(newId()));
  await api.deliver();
  const { items, next_cursor } = (await api.ask('/lake/tables/store/versions', bearer)).json;
  expect(items).toMatchObject([
    { changes: 2, rows: 3, rows_difference: 1, operation: 'changes', version: expect.any(Number) },
    { changes: 2, rows: 2, rows_difference: null, operation: 'changes', version: expect.any(Number) },
  ]);
  expect(items[0].version - items[1].version).toBe(2);
  expect(next_cursor).toBeNull();
  const first = (await api.ask('/lake/tables/store/versions?limit=1', bearer)).json;
  expect(first.items).toEqual(items.slice(0, 1));
  const second = (await api.ask(`/lake/tables/store/versions?limit=1&cursor=${first.next_cursor}`, bearer)).json;
  expect(second).toMatchObject({ items: items.slice(1), next_cursor: null });
  const elsewhere = await api.ask(`/lake/tables/user/versions?cursor=${first.next_cursor}`, bearer);
  expect([elsewhere.status, elsewhere.json.code]).toEqual([400, 'cursor_malformed']);
});

test('nothing of another tenant is in any answer', async () => {
  const quiet = await api.tenant();
  const bearer = bearerOf(quiet, quiet.users.administrator);
  for (const { name, rows, bytes } of (await api.ask('/lake/tables', bearer)).json.items)
    expect([name, rows, bytes]).toEqual([name, 0, 0]);
  for (const { name } of lakeTables)
    expect((await api.ask(`/lake/tables/${name}/versions`, bearer)).json.items).toEqual([]);
});

test('a table that is held back says since when and why, and not what another tenant has', async () => {
  const missing = newId();
  await api.happen(other.id, store(newId(), 1, { unit_id: missing }));
  await api.deliver();
  const held = await api.ask('/lake/tables/store', ours);
  expect(held.json).toMatchObject({ status: 'held', held: { reason: 'reference_missing' }, rows: 2 });
  expect(Math.abs(Date.parse(held.json.held.since) - Date.now())).toBeLessThan(60_000);
  expect(held.text).not.toContain(missing);
  expect(held.text).not.toContain(other.id);
});

test.each(['/lake/tables/nothing', '/lake/tables/nothing/versions'])('%s is not there', async (path) => {
  const { status, json } = await api.ask(path, ours);
  expect([status, json.code]).toEqual([404, 'not_found']);
});
