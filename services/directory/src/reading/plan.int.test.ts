import { tenantId, tenantRead } from '@kiban/postgres';
import { type Position, statementOf } from '@kiban/service';
import { beforeAll, expect, test } from 'vitest';
import { listStores, pageOfStores } from '../stores/read-stores.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { listUsers, pageOfUsers } from '../users/read-users.ts';

const home = await testDirectory();
const { database } = home;
const tenant = newTenant();
const SIZE = 20_000;

beforeAll(async () => {
  for (const [of, count] of [
    [tenant, SIZE],
    [newTenant(), SIZE / 4],
  ] as const) {
    await home.plant(
      `insert into directory.store (tenant_id, id, version, valid_from, recorded_at, name, kana, identifiers, status)
       select $1, gen_random_uuid(), 1, '2025-04-01Z', '2025-04-01Z', '店' || md5(i::text),
         case when i % 2 = 0 then 'ミセ' || md5(i::text) end, '[]', 'open' from generate_series(1, $2::int) i`,
      [of, count],
    );
    await home.plant(
      `insert into directory."user" (tenant_id, id, version, valid_from, recorded_at, person_id, name, kana, status)
       select $1, gen_random_uuid(), 1, '2025-04-01Z', '2025-04-01Z', gen_random_uuid(), '氏名' || md5(i::text),
         case when i % 2 = 0 then 'シメイ' || md5(i::text) end, 'active' from generate_series(1, $2::int) i`,
      [of, count],
    );
  }
  for (const table of ['store', '"user"']) await home.plant(`vacuum analyze directory.${table}`);
});

const LISTS = {
  stores: {
    index: 'store_order',
    list: (after: Position | null) => listStores(database, tenant, { at: null, limit: 50, after, sort: 'name' }),
    page: (after: Position | null, sort: 'name' | '-name') =>
      statementOf(pageOfStores({ at: null, limit: 50, after, sort })),
  },
  users: {
    index: 'user_order',
    list: (after: Position | null) => listUsers(database, tenant, { at: null, limit: 50, after, sort: 'name' }),
    page: (after: Position | null, sort: 'name' | '-name') =>
      statementOf(pageOfUsers({ at: null, limit: 50, after, sort })),
  },
};

test.each(Object.entries(LISTS))(
  'a page of many %s by name begins in the index, under the policy of the tenant',
  async (_list, { index, list, page }) => {
    const { next } = await list(null);
    for (const after of [null, next])
      for (const sort of ['name', '-name'] as const) {
        const { sql, parameters } = page(after, sort);
        const [plan] = await tenantRead(database, tenantId(tenant), [{ sql: `explain (analyze) ${sql}`, parameters }]);
        const text = plan.map((row) => Object.values(row as object)[0]).join('\n');
        expect(text).toContain(index);
        expect(text).not.toContain('Rows Removed by Filter');
        if (after !== null) expect(text).toMatch(/Index Cond: .*ROW\(/);
      }
  },
);
