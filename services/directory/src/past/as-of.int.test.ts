import { tenantRead } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { importKind } from '../imports/import-kind.ts';
import type { EntityKind } from '../imports/mapping/entity-kinds.ts';
import { growingSystem } from '../testing/growing-system.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { CHAIN, pages } from '../testing/past.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { fieldsAsOf, filtersAsOf, firstAsOf } from './as-of.ts';

const home = await testDirectory();
const tenant = newTenant();
await importLegacy(home.database, tenant, CHAIN);
await importLegacy(home.database, newTenant(), CHAIN);
const [MARCH, APRIL, MAY] = ['2025-03-31T14:59:59Z', '2025-04-30T14:59:59Z', '2025-05-31T14:59:59Z'];
const shown = async (kind: EntityKind, at: string, fields: readonly string[], query = {}) => {
  const { rows } = await pages(home, tenant, kind, { at, ...query });
  return rows.map((row) => fields.map((field) => row[field] ?? '-').join(' ')).sort();
};

test('stores are as they were, beside the name their unit had then; nothing was there before', async () => {
  const fields = ['code', 'name', 'unit', 'status'];
  expect(await shown('store', '2025-02-28T14:59:59.999999Z', fields)).toEqual([]);
  expect(await shown('store', '2025-02-28T15:00:00Z', fields)).toHaveLength(2);
  expect(await shown('store', MARCH, fields)).toEqual(['111 本店 東 open', '222 駅前店 東 open']);
  expect(await shown('store', APRIL, fields)).toEqual(['111 中央店 東部 open', '222 新駅前店 本部 open']);
  expect(await shown('store', MAY, fields)).toEqual(['111 本店 東 open', '222 新駅前店 本部 open']);
});

test('what had ended is shown on demand, or when a filter asks for its status', async () => {
  expect(await shown('store', APRIL, ['name'], { ended: true })).toEqual(['中央店', '新駅前店', '駅前店']);
  expect(await shown('store', APRIL, ['name'], { filters: { status: 'closed' } })).toEqual(['駅前店']);
  expect(await shown('user', APRIL, ['name', 'status'], { ended: true })).toEqual(['太郎 left', '花子 active']);
});

test('users, units, memberships and corporations are as they were', async () => {
  expect(await shown('user', MARCH, ['staff_number', 'login_id', 'name', 'status'])).toEqual([
    ...['U1 hanako 花子 active', 'U2 taro 太郎 suspended'],
  ]);
  expect(await shown('organization_unit', MARCH, ['name', 'parent'])).toEqual(['本部 -', '東 本部']);
  expect(await shown('membership', MARCH, ['user', 'place', 'job_type'])).toEqual([
    ...['太郎 本部 clerk', '花子 本店 pharmacist'],
  ]);
  expect(await shown('membership', APRIL, ['user', 'place', 'job_type'])).toEqual(['花子 中央店 manager']);
  expect(await shown('corporation', MAY, ['name'])).toEqual(['青葉']);
});

test('every field can be filtered by, exactly', async () => {
  expect(await shown('store', APRIL, ['name'], { filters: { unit: '東部', name: '中央店' } })).toEqual(['中央店']);
  expect(await shown('store', APRIL, ['name'], { filters: { unit: '東部', name: '中央' } })).toEqual([]);
  for (const kind of ['store', 'user', 'organization_unit', 'membership', 'corporation'] as const) {
    const { rows } = await pages(home, tenant, kind, { at: MARCH });
    for (const field of filtersAsOf(kind)) {
      const value = rows[0]?.[field];
      if (typeof value !== 'string') continue;
      const filtered = await pages(home, tenant, kind, { at: MARCH, filters: { [field]: value } });
      expect(filtered.rows.map((row) => row.id)).toContain(rows[0]?.id);
    }
  }
});

test('a code to filter by is any one of the codes', async () => {
  const two = newTenant();
  const mappingOf = (text: string) => text.replace('value: mic }]', 'value: mic }, { system: own, value: code }]');
  await importLegacy(home.database, two, CHAIN, { mappingOf });
  for (const code of ['S1', '111']) {
    const { rows } = await pages(home, two, 'store', { at: MARCH, filters: { code } });
    expect(rows.map((row) => row.code)).toEqual(['111 S1']);
  }
  expect((await pages(home, two, 'store', { at: MARCH, filters: { code: '11' } })).rows).toEqual([]);
});

test('pages of any size hold the same rows in the same order, and the count is theirs', async () => {
  const large = newTenant();
  await importLegacy(home.database, large, growingSystem(120));
  const whole = await pages(home, large, 'store', {});
  expect(whole.rows.length).toBeGreaterThan(30);
  for (const size of [1, 7, whole.rows.length]) {
    const paged = await pages(home, large, 'store', {}, size);
    expect(paged.rows).toEqual(whole.rows);
    expect(paged.count).toBe(whole.rows.length);
  }
  const moved = await pages(home, large, 'store', { filters: { unit: '本部' } }, 3);
  expect(moved.count).toBe(moved.rows.length);
});

test('the first rows come in the order of their codes', async () => {
  const query = { at: APRIL, filters: {}, ended: true };
  const [rows] = await tenantRead(home.database, tenant, [firstAsOf('store', query, 2)]);
  expect(rows.map((row) => row.code)).toEqual(['111', '222']);
});

test('every entity as of any moment is what folding its events gives', async () => {
  const large = newTenant();
  await importLegacy(home.database, large, growingSystem(150));
  for (const kind of ['store', 'user', 'organization_unit', 'membership', 'corporation'] as const) {
    const events = await home.plant<{ id: string; at: string; state: object; changed: string[] }>(
      `select e.aggregate_id as id, to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
         e.state || coalesce(p.fields, '{}') as state, e.payload -> 'changed' as changed
       from event.domain_event e left join event.personal_data p on p.tenant_id = e.tenant_id and p.event_id = e.id
       where e.tenant_id = $1 and e.aggregate_kind = $2 order by e.version`,
      [large, kind],
    );
    const folded = new Map<string, Record<string, unknown>>();
    const moments = [...new Set(events.map((event) => event.at))].sort();
    for (const at of moments) {
      for (const event of events.filter((each) => each.at === at)) {
        const before = folded.get(event.id);
        // only the fields that the event says it changed, on top of what there was
        const changes = Object.entries(event.state).filter(([field]) => !before || event.changed.includes(field));
        folded.set(event.id, { ...before, ...Object.fromEntries(changes) });
      }
      const { rows } = await pages(home, large, kind, { at, ended: true });
      const fields = Object.keys(importKind(kind).aggregate.columns).filter((field) =>
        fieldsAsOf(kind).includes(field),
      );
      const picked = (row: Readonly<Record<string, unknown>>) => fields.map((field) => row[field]);
      expect(rows.map((row) => [row.id, ...picked(row)])).toEqual(
        [...folded].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, state]) => [id, ...picked(state)]),
      );
    }
    expect(moments.length).toBeGreaterThan(kind === 'corporation' ? 1 : 2);
  }
});

test('of another tenant nothing is shown, counted or filtered', async () => {
  for (const kind of ['store', 'user', 'organization_unit', 'membership', 'corporation'] as const) {
    const { rows, count } = await pages(home, newTenant(), kind, { at: MARCH, ended: true });
    expect({ rows, count }).toEqual({ rows: [], count: 0 });
    const [first] = await tenantRead(home.database, newTenant(), [
      firstAsOf(kind, { at: MARCH, filters: {}, ended: true }, 10),
    ]);
    expect(first).toEqual([]);
  }
});
