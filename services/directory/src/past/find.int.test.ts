import { tenantRead } from '@kiban/postgres';
import { expect, test } from 'vitest';
import type { EntityKind } from '../imports/mapping/entity-kinds.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { CHAIN } from '../testing/past.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { findByCode } from './find.ts';

const home = await testDirectory();
const tenant = newTenant();
await importLegacy(home.database, tenant, CHAIN);
const keys = await home.plant<{ key: string; id: string }>(
  'select key, aggregate_id as id from directory.source_record where tenant_id = $1',
  [tenant],
);
const idOf = (key: string): string => keys.find((row) => row.key === key)?.id ?? '';
const keyOf = (id: string): string => keys.find((row) => row.id === id)?.key ?? id;

/** What a code means, as `S1 by mic`. */
async function found(kind: EntityKind, code: string, of = tenant): Promise<string[]> {
  const [rows] = await tenantRead(home.database, of, [findByCode(kind, code)]);
  return rows.map((row) => `${keyOf(row.id)} by ${row.by}`).sort();
}

test('one thing is found by its code, its key in the legacy system, its exact name', async () => {
  expect(await found('store', '111')).toEqual(['S1 by mic']);
  expect(await found('store', 'S1')).toEqual(['S1 by key']);
  expect(await found('store', '新駅前店')).toEqual(['S3 by name']);
  expect(await found('organization_unit', '本部')).toEqual(['H by name']);
  expect(await found('corporation', 'C1')).toEqual(['C1 by key']);
  expect(await found('membership', 'M1')).toEqual(['M1 by key']);
});

test('a user is found by staff number, login id, name', async () => {
  expect(await found('user', 'U1')).toEqual(['U1 by staff_number']);
  expect(await found('user', 'hanako')).toEqual(['U1 by login_id']);
  expect(await found('user', '花子')).toEqual(['U1 by name']);
});

test('anything is found by its id, also what is closed', async () => {
  expect(await found('store', idOf('S2'))).toEqual(['S2 by id']);
});

test('a code that changed hands means all who had it, each with its period', async () => {
  expect(await found('store', '222')).toEqual(['S2 by mic', 'S3 by mic']);
  const [rows] = await tenantRead(home.database, tenant, [findByCode('store', '222')]);
  const periods = rows.map(({ id, valid_from, valid_to }) => [keyOf(id), valid_from, valid_to]).sort();
  expect(periods).toEqual([
    ['S2', '2025-02-28T15:00:00Z', '2025-03-31T15:00:00Z'],
    ['S3', '2025-03-31T15:00:00Z', 'infinity'],
  ]);
});

test('a code of another kind, half a code, and nothing at all mean nothing', async () => {
  expect(await found('user', '111')).toEqual([]);
  expect(await found('store', '11')).toEqual([]);
  expect(await found('store', '%')).toEqual([]);
  expect(await found('store', '')).toEqual([]);
});

test('codes, keys and names of another tenant mean nothing', async () => {
  const other = newTenant();
  for (const code of ['111', 'S1', '本店']) expect(await found('store', code, other)).toEqual([]);
  for (const code of ['U1', 'hanako', '花子']) expect(await found('user', code, other)).toEqual([]);
});
