import { tenantRead } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { createTenantNamed } from '../tenants/create-tenant.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { CHAIN } from '../testing/past.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { examineTenantHistory } from './examine.ts';

const home = await testDirectory();
const tenant = await createTenantNamed(home.database, operator, { code: 'mine', name: '青葉', timezone: 'Asia/Tokyo' });
await importLegacy(home.database, tenant, CHAIN);

/** Which rules how many aggregates of which kind break. */
async function broken(of = tenant): Promise<string[]> {
  const reports = await tenantRead(home.database, of, examineTenantHistory());
  return reports.flatMap(([report]) =>
    Object.entries(report?.broken ?? {}).flatMap(([rule, count]) =>
      count > 0 ? [`${report?.kind} ${rule} ${count}`] : [],
    ),
  );
}

test('state, history and events of what was recorded tell the same', async () => {
  const reports = await tenantRead(home.database, tenant, examineTenantHistory());
  expect(reports.map(([report]) => `${report?.kind} ${report?.aggregates}`)).toEqual(
    expect.arrayContaining([
      ...['tenant 1', 'corporation 1', 'organization_unit 2', 'store 3', 'user 2', 'membership 2', 'invitation 0'],
    ]),
  );
  expect(await broken()).toEqual([]);
});

const store = (name: string) => `(select id from directory.store where name = '${name}')`;
// each is undone by restoring the copies below; events cannot be changed, so what they lack is planted beside them
test.each([
  [
    'a state that was written past the history',
    `update directory.store set phone = '1' where name = '本店'`,
    ['store state_differs_from_history 1'],
  ],
  [
    'a state without history',
    `delete from directory.store_history where id = ${store('本店')}`,
    ['store state_differs_from_history 1', 'store event_without_history 1'],
  ],
  [
    'a version that is missing in the middle',
    `delete from directory.store_history where id = ${store('本店')} and version = 2`,
    ['store history_has_gaps 1', 'store event_without_history 1'],
  ],
  [
    'a period that ends too early',
    `update directory.store_history set valid_to = valid_to - interval '1 day' where id = ${store('本店')} and version = 1`,
    ['store history_has_gaps 1'],
  ],
  [
    'a history that says another thing than the event',
    `update directory.store_history set name = '別' where id = ${store('本店')} and version = 1`,
    ['store history_differs_from_events 1'],
  ],
  [
    'a history of another event',
    `update directory.store_history set event_id = id where id = ${store('本店')} and version = 1`,
    ['store history_differs_from_events 1'],
  ],
  [
    'a user’s history with another state than the event',
    `update directory.user_history set status = 'left' where name = '花子' and version = 1`,
    ['user history_differs_from_events 1', 'user state_differs_from_history 1'],
  ],
])('%s is found', async (_what, fault, rules) => {
  await home.plant('create table public.kept_store as table directory.store');
  await home.plant('create table public.kept_store_history as table directory.store_history');
  await home.plant('create table public.kept_user_history as table directory.user_history');
  try {
    await home.plant(fault);
    expect((await broken()).sort()).toEqual([...rules].sort());
    expect(await broken(newTenant())).toEqual([]);
  } finally {
    for (const table of ['store_history', 'user_history']) {
      await home.plant(`delete from directory.${table}`);
      await home.plant(`insert into directory.${table} table public.kept_${table}`);
    }
    await home.plant('update directory.store s set phone = k.phone from public.kept_store k where k.id = s.id');
    await home.plant('drop table public.kept_store, public.kept_store_history, public.kept_user_history');
  }
});
