import { expect, test } from 'vitest';
import { importLegacy } from '../testing/legacy-imports.ts';
import type { LegacySnapshot } from '../testing/legacy-system.ts';
import { eventsOf, sizeOf, statusesOf } from '../testing/recorded.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();

const PERSON = '0b8e2f6e-6a2b-4a56-9d0d-3d1f3f0a5f10';
const april: LegacySnapshot = {
  corporations: [{ code: 'C1', name: '青葉' }],
  units: [
    { code: 'A', name: '東', parent: 'H' },
    { code: 'H', name: '本部' },
  ],
  stores: [
    { code: 'S1', name: '本店', unit: 'A', area: 'A', mic: '111' },
    { code: 'S2', name: '駅前店', unit: 'A', area: 'A', mic: '222' },
  ],
  users: [
    { code: 'U1', name: '花子', login: 'hanako', person: PERSON },
    { code: 'U2', name: '太郎' },
  ],
  memberships: [
    { code: 'M1', user: 'U1', store: 'S1', job: 'pharmacist' },
    { code: 'M2', user: 'U2', unit: 'H', job: 'clerk' },
  ],
};
const importApril = async (snapshot: LegacySnapshot = april) => {
  const tenant = newTenant();
  await importLegacy(home.database, tenant, { '2025-04-01': snapshot });
  const before = (await eventsOf(home, tenant)).length;
  return {
    tenant,
    importMay: async (may: LegacySnapshot, changed = {}) => {
      const imported = await importLegacy(home.database, tenant, { '2025-05-01': may }, changed);
      return { ...imported, events: await eventsOf(home, tenant, before) };
    },
  };
};

test('everything new becomes an event, what others refer to first and parents before children', async () => {
  const tenant = newTenant();
  const { outcome } = await importLegacy(home.database, tenant, { '2025-04-01': april });
  expect(await eventsOf(home, tenant)).toEqual([
    'corporation.created C1',
    'organization_unit.created H',
    'organization_unit.created A',
    'store.opened S1',
    'store.opened S2',
    'user.added U1',
    'user.added U2',
    'membership.begun M1',
    'membership.begun M2',
  ]);
  expect(outcome).toMatchObject({
    status: 'imported',
    records: 9,
    shown: { corporation: 1, organization_unit: 2, store: 2, user: 2, membership: 2 },
    set_aside: {},
    kept: {},
    examples: { 'store.opened': ['本店', '駅前店'], 'membership.begun': [] },
  });
});

test('a change is taken to have happened at midnight of the snapshot in the tenant’s zone, after the one before', async () => {
  const { tenant, importMay } = await importApril();
  await importMay({ ...april, stores: [{ code: 'S1', name: '中央店', unit: 'A', area: 'A', mic: '111' }] });
  const [renamed, closed] = await home
    .plant<{ at: string; payload: object; actor: string }>(
      `select occurred_at::text as at, payload, actor_kind || ':' || actor_id || ' ' || on_behalf_of || ' ' || reason as actor
     from event.domain_event where tenant_id = $1 and version = 2 order by name`,
      [tenant],
    )
    .then((rows) => rows.toReversed());
  const seen = { source: 'legacy', snapshot: '2025-05-01', not_before: '2025-04-01' };
  expect(renamed).toEqual({
    at: '2025-04-30 15:00:00+00',
    actor: 'import:migration operator:test legacy 2025-05-01',
    payload: { changed: ['status'], ...seen, missing: true },
  });
  expect(closed?.payload).toEqual({ changed: ['name'], ...seen, file: 'stores.csv', line: 2 });
  const first = await home.plant(
    `select distinct occurred_at::text as at, payload -> 'not_before' as not_before
     from event.domain_event where tenant_id = $1 and version = 1`,
    [tenant],
  );
  expect(first).toEqual([{ at: '2025-03-31 15:00:00+00', not_before: null }]);
});

test('identical repeats are counted and nothing else', async () => {
  const tenant = newTenant();
  const row = { code: 'S1', name: '本店' };
  const { outcome, problems } = await importLegacy(home.database, tenant, {
    '2025-04-01': { stores: [row, row, row] },
  });
  expect(outcome).toMatchObject({ shown: { store: 1 }, repeated: { store: 2 }, set_aside: {} });
  expect(problems).toEqual([]);
  expect(await eventsOf(home, tenant)).toEqual(['store.opened S1']);
});

test('running again changes nothing: no event, no history', async () => {
  const { tenant } = await importApril();
  const size = await sizeOf(home, tenant);
  const again = await importLegacy(home.database, tenant, { '2025-04-01': april });
  expect(again.outcome).toMatchObject({ status: 'already_imported', events: {} });
  const later = await importLegacy(home.database, tenant, { '2025-04-01': april, '2025-05-01': april });
  expect(later.outcome).toMatchObject({ status: 'imported', events: {} });
  expect(await sizeOf(home, tenant)).toBe(size);
});

test('what is not shown any more ends, members first and units last; what returns goes on', async () => {
  const { tenant, importMay } = await importApril();
  const gone = await importMay({}, { notAHole: ['A'] });
  expect(gone.events).toEqual([
    'membership.ended M1',
    'membership.ended M2',
    'user.left U1',
    'user.left U2',
    'store.closed S1',
    'store.closed S2',
    'organization_unit.closed A',
    'organization_unit.closed H',
    'corporation.closed C1',
  ]);
  const before = (await eventsOf(home, tenant)).length;
  await importLegacy(home.database, tenant, { '2025-06-01': april });
  expect((await eventsOf(home, tenant, before)).sort()).toEqual([
    'corporation.reopened C1',
    'membership.resumed M1',
    'membership.resumed M2',
    'organization_unit.reopened A',
    'organization_unit.reopened H',
    'store.reopened S1',
    'store.reopened S2',
    'user.returned U1',
    'user.returned U2',
  ]);
});

test('a changed job, place or parent is told as what it is', async () => {
  const { importMay } = await importApril();
  const { events } = await importMay({
    ...april,
    units: [
      { code: 'A', name: '東' },
      { code: 'H', name: '本部', parent: 'A' },
    ],
    stores: [
      { code: 'S1', name: '本店', unit: 'H', area: 'A', mic: '111' },
      { code: 'S2', name: '駅前店', unit: 'A', area: 'A', mic: '222' },
    ],
    users: [
      { code: 'U1', name: '花子', login: 'hanako', person: PERSON, status: 'suspended' },
      { code: 'U2', name: '次郎' },
    ],
    memberships: [
      { code: 'M1', user: 'U1', store: 'S1', job: 'manager' },
      { code: 'M2', user: 'U2', unit: 'H', job: 'clerk' },
    ],
  });
  expect(events).toEqual([
    'organization_unit.moved A',
    'organization_unit.moved H',
    'store.moved S1',
    'user.suspended U1',
    'user.changed U2',
    'membership.changed M1',
  ]);
});

test('a code moves from a store that closes to one that opens in the same snapshot', async () => {
  const { tenant, importMay } = await importApril();
  const [s1, s2] = april.stores as readonly Readonly<Record<string, string>>[];
  const { events, problems } = await importMay({ ...april, stores: [{ ...s1, code: 'S0' }, { ...s2 }] });
  expect(events).toEqual(['store.closed S1', 'store.opened S0']);
  expect(problems).toEqual(['memberships.csv:2 dangling_reference']);
  const codes = await home.plant(
    `select key, x.valid_to = 'infinity' as current from directory.external_identifier x
     join directory.source_record using (tenant_id, aggregate_id) where tenant_id = $1 and value = '111' order by key`,
    [tenant],
  );
  expect(codes).toEqual([
    { key: 'S0', current: true },
    { key: 'S1', current: false },
  ]);
});

test('a mapping that names fewer fields leaves the others untouched', async () => {
  const { tenant, importMay } = await importApril({
    stores: [{ code: 'S1', name: '本店', address: '東京都', mic: '111' }],
  });
  const mappingOf = (text: string) =>
    text.replace('fields: { name: name, address: address }', 'fields: { name: name }');
  await importMay({ stores: [{ code: 'S1', name: '中央店', address: '大阪府', mic: '111' }] }, { mappingOf });
  const [store] = await home.plant('select name, address from directory.store where tenant_id = $1', [tenant]);
  expect(store).toEqual({ name: '中央店', address: '東京都' });
});

test('one person can work for two tenants; one who is not named is a person of their own', async () => {
  const [one, other] = [await importApril(), await importApril()];
  const people = async (tenant: string) => {
    const rows = await home.plant<{ person_id: string }>(
      'select person_id from directory."user" where tenant_id = $1 order by name desc',
      [tenant],
    );
    return rows.map((row) => row.person_id);
  };
  const [[hanako, taro], [hanakoThere, taroThere]] = [await people(one.tenant), await people(other.tenant)];
  expect([hanako, hanakoThere]).toEqual([PERSON, PERSON]);
  expect(taro).not.toBe(taroThere);
  const again = await one.importMay({
    ...april,
    users: [april.users?.[0] as Record<string, string>, { code: 'U2', name: '二郎' }],
  });
  expect(again.events).toEqual(['user.changed U2']);
  expect(await people(one.tenant)).toContain(taro);
});

test('who was in the directory before the source told of them is recognised by code, login or staff number', async () => {
  const { tenant } = await importApril();
  const other = (text: string) => text.replace('source: legacy', 'source: successor');
  const renamed = {
    stores: [{ code: 'X1', name: '本店', mic: '111' }],
    users: [{ code: 'X7', name: '花子', login: 'hanako' }],
  };
  const { events } = (await importLegacy(home.database, tenant, { '2025-05-01': renamed }, { mappingOf: other }))
    .outcome;
  expect(events).toEqual({ 'store.moved': 1, 'user.changed': 1 });
  expect(Object.values(await statusesOf(home, tenant, 'store'))).toEqual(['open', 'open', 'open']);
});
