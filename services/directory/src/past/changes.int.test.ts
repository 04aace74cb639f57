import { type TenantId, tenantRead } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { importKind } from '../imports/import-kind.ts';
import type { EntityKind } from '../imports/mapping/entity-kinds.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { CHAIN } from '../testing/past.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { type Difference, differencesOf, kindOfDifference } from './diff.ts';
import { historyEntries, namesOf } from './history.ts';

const home = await testDirectory();
const tenant = newTenant();
await importLegacy(home.database, tenant, CHAIN);
const ids = new Map(
  (
    await home.plant<{ key: string; id: string }>(
      'select key, aggregate_id as id from directory.source_record where tenant_id = $1',
      [tenant],
    )
  ).map(({ key, id }) => [key, id]),
);
const [FEBRUARY, MARCH, APRIL, MAY] = ['2025-02-15', '2025-03-15', '2025-04-15', '2025-05-15'].map(
  (day) => `${day}T00:00:00Z`,
) as [string, string, string, string];

async function differences(kind: EntityKind, from: string, to: string, of: TenantId = tenant, size = 100) {
  const { aggregate, present } = importKind(kind);
  const found: Difference[] = [];
  for (let after: string | null = null; ; ) {
    const [page]: readonly [Difference[]] = await tenantRead(home.database, of, [
      differencesOf(aggregate, from, to, after, size),
    ]);
    found.push(...page);
    after = page.at(-1)?.id ?? null;
    if (page.length < size) break;
  }
  return found.map((each) => `${kindOfDifference(each, present)} ${(each.after ?? each.before)?.name}`).sort();
}

test('between two moments things begin, end and change', async () => {
  expect(await differences('store', FEBRUARY, MARCH)).toEqual(['begun 本店', 'begun 駅前店']);
  expect(await differences('store', MARCH, APRIL)).toEqual(['begun 新駅前店', 'changed 中央店', 'ended 駅前店']);
  expect(await differences('user', APRIL, MAY)).toEqual(['begun 太郎']);
});

test('what came and went, or changed and changed back, in between is no difference', async () => {
  expect(await differences('store', MARCH, MAY)).toEqual(['begun 新駅前店', 'ended 駅前店']);
  expect(await differences('user', MARCH, MAY)).toEqual([]);
  expect(await differences('organization_unit', MARCH, MAY)).toEqual([]);
  expect(await differences('store', MARCH, MARCH)).toEqual([]);
  const opened = await differences('store', FEBRUARY, MAY);
  // S2 opened and closed in between: it is there as closed, and nobody saw it open at either end
  expect(opened).toEqual(['begun 新駅前店', 'begun 本店', 'null 駅前店']);
});

test('pages of one hold the same', async () => {
  expect(await differences('store', MARCH, APRIL, tenant, 1)).toEqual(await differences('store', MARCH, APRIL));
});

test('the history of one thing tells every change: what, when, by whom, why', async () => {
  const { aggregate } = importKind('store');
  const [entries] = await tenantRead(home.database, tenant, [historyEntries(aggregate, ids.get('S1') ?? '')]);
  expect(
    entries.map((entry) => [entry.version, entry.name, entry.state.name, entry.valid_from, entry.valid_to]),
  ).toEqual([
    [1, 'store.opened', '本店', '2025-02-28T15:00:00Z', '2025-03-31T15:00:00Z'],
    [2, 'store.changed', '中央店', '2025-03-31T15:00:00Z', '2025-04-30T15:00:00Z'],
    [3, 'store.changed', '本店', '2025-04-30T15:00:00Z', 'infinity'],
  ]);
  expect(entries[1]).toMatchObject({
    ...{ actor_kind: 'import', actor_id: 'migration', on_behalf_of: 'operator:test', reason: 'legacy 2025-04-01' },
    payload: { changed: ['name'], not_before: '2025-03-01', file: 'stores.csv', line: 2 },
  });
  const user = importKind('user').aggregate;
  const [left] = await tenantRead(home.database, tenant, [historyEntries(user, ids.get('U2') ?? '')]);
  expect(left.map((entry) => entry.name)).toEqual(['user.added', 'user.left', 'user.returned']);
  expect(left[0]?.state).toMatchObject({ name: '太郎', login_id: 'taro' });
});

test('ids are called by the names things have now', async () => {
  const [names] = await tenantRead(home.database, tenant, [
    namesOf(['S1', 'A', 'U1', 'C1'].map((key) => ids.get(key) ?? '')),
  ]);
  expect(names.map((row) => row.name).sort()).toEqual(['東', '本店', '花子', '青葉'].sort());
});

test('of another tenant there is no difference, no history and no name', async () => {
  const other = newTenant();
  for (const kind of ['store', 'user', 'organization_unit', 'membership', 'corporation'] as const) {
    expect(await differences(kind, FEBRUARY, MAY, other)).toEqual([]);
    for (const id of ids.values()) {
      const [entries] = await tenantRead(home.database, other, [historyEntries(importKind(kind).aggregate, id)]);
      expect(entries).toEqual([]);
    }
  }
  expect(await tenantRead(home.database, other, [namesOf([...ids.values()])])).toEqual([[]]);
});
