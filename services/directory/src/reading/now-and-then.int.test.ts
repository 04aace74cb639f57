import { tenantRead } from '@kiban/postgres';
import type { Page, PageQuery } from '@kiban/service';
import { beforeAll, expect, test } from 'vitest';
import { listCorporations } from '../corporations/read-corporations.ts';
import type { EntityKind } from '../imports/mapping/entity-kinds.ts';
import { listJobTypes } from '../job-types/read-job-types.ts';
import { listMemberships } from '../memberships/read-memberships.ts';
import { listUnits } from '../organization-units/read-units.ts';
import { type AsOfRow, listAsOf } from '../past/as-of.ts';
import { searchDirectory } from '../search/search-directory.ts';
import { changeStore } from '../stores/change-store.ts';
import { listStores, type StoreQuery } from '../stores/read-stores.ts';
import { any } from '../testing/company.ts';
import { growingSystem } from '../testing/growing-system.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { listUsers, type UserQuery } from '../users/read-users.ts';

const home = await testDirectory();
const { database } = home;
const tenant = newTenant();
const MOMENTS = ['2025-04-15T00:00:00Z', '2025-05-15T00:00:00Z', '2025-06-15T00:00:00Z'];

beforeAll(async () => {
  for (const of of [tenant, newTenant()]) await importLegacy(database, of, growingSystem(150));
  const [first] = (await stores({ at: null })).items;
  await changeStore(database, tenant, operator, {
    ...any(first?.id ?? ''),
    fields: { name: '今日の店', kana: 'キョウ' },
  });
});

type Item = { readonly id: string };
type List = (query: PageQuery, of?: typeof tenant) => Promise<Page<Item>>;
const whole = { limit: 200, after: null } as const;
const stores = (query: Partial<StoreQuery>, of = tenant) =>
  listStores(database, of, { at: null, ...whole, sort: 'name', ...query });
const users = (query: Partial<UserQuery>, of = tenant) =>
  listUsers(database, of, { at: null, ...whole, sort: 'name', ...query });

const LISTS: Readonly<Record<string, List>> = {
  'stores by name': (query, of) => stores(query, of),
  'stores by code': (query, of) => stores({ ...query, sort: 'code' }, of),
  'stores, the youngest first': (query, of) => stores({ ...query, sort: '-valid_from' }, of),
  'stores, the last name first': (query, of) => stores({ ...query, sort: '-name' }, of),
  'open stores': (query, of) => stores({ ...query, status: ['open'] }, of),
  'stores with a word': (query, of) => stores({ ...query, q: '号店' }, of),
  'stores with the beginning of a code': (query, of) => stores({ ...query, q: '1' }, of),
  'users by name': (query, of) => users(query, of),
  'users by staff number': (query, of) => users({ ...query, sort: '-staff_number' }, of),
  'users by time': (query, of) => users({ ...query, sort: 'valid_from' }, of),
  'present users with a word': (query, of) => users({ ...query, status: ['active', 'suspended'], q: '花子1' }, of),
  units: (query, of) => listUnits(database, of ?? tenant, query),
  corporations: (query, of) => listCorporations(database, of ?? tenant, query),
  memberships: (query, of) => listMemberships(database, of ?? tenant, { ...query, status: ['active'] }),
};

async function all(list: List, query: Partial<PageQuery>): Promise<Page<Item> & { pages: number }> {
  const items: Item[] = [];
  let after: PageQuery['after'] = null;
  for (let pages = 1; ; pages += 1) {
    const page: Page<Item> = await list({ at: null, limit: 200, ...query, after });
    items.push(...page.items);
    if (page.next === null) return { items, next: null, total: page.total, pages };
    after = JSON.parse(JSON.stringify(page.next)) as PageQuery['after'];
  }
}

test.each(Object.entries(LISTS))('%s now are what they are as of now', async (_list, list) => {
  const [[clock]] = [
    await home.plant<{ at: string }>(
      'select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as at',
    ),
  ];
  const now = await list({ at: null, ...whole });
  expect(now).toEqual(await list({ at: clock?.at ?? '', ...whole }));
  expect(now.items.length).toBeGreaterThan(0);
  expect(now.total).toBe(now.items.length);
});

test.each(Object.entries(LISTS))(
  '%s come whole and in the same order in pages of any size, at any moment',
  async (_list, list) => {
    for (const at of [null, MOMENTS[1] ?? null]) {
      const once = await all(list, { at });
      for (const limit of [1, 7, once.total]) {
        if (limit === 0) continue;
        const paged = await all(list, { at, limit });
        expect(paged.items).toEqual(once.items);
        expect(paged.total).toBe(once.total);
        expect(paged.pages).toBe(Math.ceil(once.total / limit));
      }
      expect(new Set(once.items.map(({ id }) => id)).size).toBe(once.total);
    }
  },
);

test.each(Object.entries(LISTS))(
  'of another tenant %s show nothing, whatever position one has',
  async (_list, list) => {
    const { next } = await list({ at: null, limit: 1, after: null });
    for (const at of [null, MOMENTS[0] ?? null])
      for (const after of [null, next])
        expect(await list({ at, limit: 10, after }, newTenant())).toEqual({ items: [], next: null, total: 0 });
  },
);

test('lists of a moment are what the past of each thing says, with the names of then', async () => {
  const past = async (kind: EntityKind, at: string): Promise<AsOfRow[]> => {
    const [rows] = await tenantRead(database, tenant, [listAsOf(kind, { at, filters: {}, ended: true }, null, 1_000)]);
    return rows;
  };
  const picked = (rows: readonly object[], fields: readonly string[]) =>
    rows.map((row) => fields.map((field) => (row as Record<string, unknown>)[field])).sort();
  for (const at of ['2025-03-01T00:00:00Z', ...MOMENTS]) {
    const own = ['id', 'version', 'name', 'kana', 'status', 'valid_from', 'recorded_at'];
    const storesThen = (await past('store', at)).map((row) => ({ ...row, unit_name: row.unit }));
    const storeFields = [...own, 'address', 'unit_id', 'unit_name', 'identifiers'];
    expect(picked((await stores({ at })).items, storeFields)).toEqual(picked(storesThen, storeFields));
    const userFields = [...own, 'person_id', 'staff_number', 'login_id', 'email'];
    expect(picked((await users({ at })).items, userFields)).toEqual(picked(await past('user', at), userFields));
    const unitsThen = (await past('organization_unit', at)).map((row) => ({ ...row, parent_name: row.parent }));
    const unitFields = [...own, 'parent_id', 'parent_name'];
    const units = await listUnits(database, tenant, { at, ...whole });
    expect(picked(units.items, unitFields)).toEqual(picked(unitsThen, unitFields));
    const memberships = await past('membership', at);
    const membersThen = memberships.map((row) => ({ ...row, user_name: row.user, place_name: row.place }));
    const memberFields = ['id', 'user_id', 'user_name', 'unit_id', 'store_id', 'place_name', 'job_type', 'status'];
    const members = await listMemberships(database, tenant, { at, ...whole });
    expect(picked(members.items, memberFields)).toEqual(picked(membersThen, memberFields));
    const active = memberships.filter(({ status }) => status === 'active');
    const jobs = (await listJobTypes(database, tenant, { at })).map(({ name }) => name);
    expect(jobs).toEqual(expect.arrayContaining(active.map(({ job_type }) => job_type)));
    for (const { id, member_count } of (await stores({ at })).items)
      expect(member_count).toBe(new Set(active.filter((row) => row.store_id === id).map((row) => row.user_id)).size);
    for (const { id, memberships: shown } of (await users({ at })).items)
      expect(shown.map((each) => each.id).sort()).toEqual(
        active
          .filter((row) => row.user_id === id)
          .map((row) => row.id)
          .sort(),
      );
  }
});

test('words found at a moment are those of that moment: a new name is not found before, an old one not after', async () => {
  const found = async (q: string, at: string | null) => (await stores({ q, at })).items.map(({ name }) => name);
  const [store] = (await stores({ q: '今日の店' })).items;
  const [before] = (await stores({ at: MOMENTS[2] ?? null })).items.filter(({ id }) => id === store?.id);
  expect(await found('今日の', MOMENTS[2] ?? null)).toEqual([]);
  expect(await found('きょう', null)).toEqual(['今日の店']);
  expect(await found(before?.name ?? '', MOMENTS[2] ?? null)).toContain(before?.name);
  expect(await found(before?.name ?? '', null)).not.toContain(before?.name);
  expect(await found('新装', MOMENTS[1] ?? null)).not.toEqual([]);
  for (const name of await found('新装', MOMENTS[1] ?? null)) expect(name).toContain('新装');
});

test('the one box finds every kind, also of a moment, and nothing of another tenant', async () => {
  const kinds = async (q: string, at: string | null, of = tenant) =>
    [...new Set((await searchDirectory(database, of, { q, limit: 200, at })).map(({ kind }) => kind))].sort();
  for (const at of [null, MOMENTS[1] ?? null]) {
    expect(await kinds('本部', at)).toEqual(['organization_unit']);
    expect(await kinds('号店', at)).toEqual(['store']);
    expect(await kinds('花子', at)).toEqual(['user']);
    expect(await kinds('U10', at)).toEqual(['user']);
    for (const q of ['本部', '号店', '花子', '1']) expect(await kinds(q, at, newTenant())).toEqual([]);
  }
  expect(await kinds('青葉', MOMENTS[1] ?? null)).toEqual(['corporation']);
  expect(await kinds('青葉', null)).toEqual([]);
  expect(await kinds('若葉', null)).toEqual(['corporation']);
});
