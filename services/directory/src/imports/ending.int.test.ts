import { expect, test } from 'vitest';
import { company } from '../testing/company.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import type { LegacyFile, LegacySnapshot } from '../testing/legacy-system.ts';
import { eventsOf, statusesOf } from '../testing/recorded.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();

async function imported(before: LegacySnapshot, snapshot: LegacySnapshot, changed = {}) {
  const tenant = newTenant();
  await importLegacy(home.database, tenant, { '2025-04-01': before });
  const since = (await eventsOf(home, tenant)).length;
  const { outcome, problems } = await importLegacy(home.database, tenant, { '2025-05-01': snapshot }, changed);
  return { tenant, outcome, problems, events: await eventsOf(home, tenant, since) };
}
const storesOf = (area: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ code: `${area}${from + index}`, name: '店', area }));
const ten: LegacySnapshot = { stores: [...storesOf('A', 0, 5), ...storesOf('B', 0, 5)] };

test('an area of which nothing is shown is a hole in the data: its stores stay open, others close', async () => {
  const { outcome, events, tenant } = await imported(ten, { stores: storesOf('A', 1, 5) });
  expect(outcome).toMatchObject({ holes: [{ value: 'B', known: 5, shown: 0 }], kept: { store: 5 } });
  expect(events).toEqual(['store.closed A0']);
  const later = await importLegacy(home.database, tenant, {
    '2025-06-01': { stores: [...storesOf('A', 1, 5), ...storesOf('B', 2, 5)] },
  });
  expect(later.outcome).toMatchObject({ holes: [], events: { 'store.closed': 2 } });
});

test('so is one of which more than the stated share is gone; just the share is no hole', async () => {
  const most = await imported(ten, { stores: [...storesOf('A', 0, 5), ...storesOf('B', 0, 2)] });
  expect(most.outcome).toMatchObject({ holes: [{ value: 'B', known: 5, shown: 2 }], events: {}, kept: { store: 3 } });
  const four: LegacySnapshot = { stores: [...storesOf('A', 0, 4), ...storesOf('B', 0, 4)] };
  const half = await imported(four, { stores: [...storesOf('A', 0, 4), ...storesOf('B', 0, 2)] });
  expect(half.outcome).toMatchObject({ holes: [], events: { 'store.closed': 2 }, kept: {} });
});

test('an area that did vanish is named, and its stores close', async () => {
  const { outcome, events } = await imported(ten, { stores: storesOf('A', 0, 5) }, { notAHole: ['B'] });
  expect(outcome).toMatchObject({ holes: [], kept: {} });
  expect(events).toEqual([0, 1, 2, 3, 4].map((number) => `store.closed B${number}`));
});

test('what refers into a hole is not dangling', async () => {
  const before: LegacySnapshot = { ...ten, users: [{ code: 'U1', name: '花子' }] };
  const membership = { code: 'M1', user: 'U1', store: 'B1', job: 'clerk' };
  const after = { ...before, stores: storesOf('A', 0, 5), memberships: [membership] };
  const { problems, events } = await imported(before, after);
  expect({ problems, events }).toEqual({ problems: [], events: ['membership.begun M1'] });
});

test.each<[string, LegacyFile]>([
  ['bytes that mean nothing', Buffer.from('code,name,address,unit,area,mic\nS1,\xff\xfe,,,,\nS3,new,,,,\n', 'latin1')],
  ['too few columns', 'code,name,address,unit,area,mic\nS1,本店\nS3,三番店,,,,\n'],
  ['a quote that nobody closes', 'code,name,address,unit,area,mic\nS1,"本店,,,,\nS3,三番店,,,,\n'],
  ['no key', 'code,name,address,unit,area,mic\n,本店,,,,\nS3,三番店,,,,\n'],
])('a line with %s may be any store, so no store closes; the others are taken over', async (_what, stores) => {
  const users = [{ code: 'U1', name: '花子' }];
  const known = ['S1', 'S2', 'S3'].map((code) => ({ code, name: '店' }));
  const { outcome, events } = await imported({ stores: known, users }, { stores });
  // the file of users could be read, and holds nobody any more
  expect(events).toEqual(['user.left U1', 'store.changed S3']);
  expect(outcome).toMatchObject({ unread_kinds: ['store'], holes: [], kept: { store: 2 } });
});

test('a unit closes once nothing is open in it, and stays while a hole keeps something in it', async () => {
  const units = ['A', 'B', 'C'].map((code) => ({ code, name: code }));
  const stores = [
    ...storesOf('A', 0, 2).map((store) => ({ ...store, unit: 'A' })),
    ...storesOf('B', 0, 2).map((store) => ({ ...store, unit: 'B' })),
  ];
  const { tenant, outcome } = await imported(
    { units: [...units, { code: 'B1', name: 'B1', parent: 'B' }], stores },
    { units: [{ code: 'C', name: 'C' }], stores: stores.slice(0, 2).map((store) => ({ ...store, unit: 'C' })) },
  );
  expect(await statusesOf(home, tenant, 'organization_unit')).toEqual({
    ...{ A: 'closed', B: 'active', B1: 'closed', C: 'active' },
  });
  expect(outcome.kept).toEqual({ organization_unit: 1, store: 2 });
});

test('somebody who is not shown has left, and returns as the same user', async () => {
  const users = [{ code: 'U1', name: '花子', login: 'hanako' }];
  const { tenant, events } = await imported({ users }, {});
  expect(events).toEqual(['user.left U1']);
  const { outcome } = await importLegacy(home.database, tenant, { '2025-06-01': { users } });
  expect(outcome.events).toEqual({ 'user.returned': 1 });
  expect(
    await home.plant('select count(*)::int as users from directory."user" where tenant_id = $1', [tenant]),
  ).toEqual([{ users: 1 }]);
});

test('the login of somebody who has left is free for another one in the same snapshot', async () => {
  const { events, problems } = await imported(
    { users: [{ code: 'U1', name: '花子', login: 'hanako' }] },
    { users: [{ code: 'U2', name: '花子', login: 'hanako' }] },
  );
  expect({ events, problems }).toEqual({ events: ['user.left U1', 'user.added U2'], problems: [] });
});

test('whoever a snapshot shows no more has left, holds no role any more and comes back to none', async () => {
  const tenant = newTenant();
  const users = [
    { code: 'U1', name: '花子' },
    { code: 'U2', name: '太郎' },
  ];
  await importLegacy(home.database, tenant, { '2025-04-01': { users } });
  const people = await home.plant<{ id: string }>('select id from directory."user" where tenant_id = $1', [tenant]);
  for (const { id } of people) await company(home, tenant).role(id, 'kiban:viewer');
  const held = () =>
    home.plant<{ name: string; status: string }>(
      `select u.name, a.status from directory.role_assignment a join directory."user" u on u.id = a.user_id
       where a.tenant_id = $1 order by u.name`,
      [tenant],
    );
  const one = users.filter(({ code }) => code === 'U1');
  await importLegacy(home.database, tenant, { '2025-05-01': { users: one } });
  const ended = [
    { name: '太郎', status: 'ended' },
    { name: '花子', status: 'active' },
  ];
  expect(await held()).toEqual(ended);
  await importLegacy(home.database, tenant, { '2025-06-01': { users } });
  expect(await held()).toEqual(ended);
});

test('what a snapshot shows no more has no role left that was given for it', async () => {
  const tenant = newTenant();
  const units = ['北', '南'].map((name) => ({ code: name, name }));
  const stores = ['一', '二', '三'].map((name) => ({ code: name, name, area: 'A' }));
  await importLegacy(home.database, tenant, { '2025-04-01': { units, stores } });
  const mine = company(home, tenant);
  const user = await mine.user();
  const places = await home.plant<{ unit_id: string | null; store_id: string }>(
    `select null as unit_id, id as store_id from directory.store where tenant_id = $1
     union all select id, null from directory.organization_unit where tenant_id = $1`,
    [tenant],
  );
  for (const { unit_id, store_id } of places)
    await mine.role(user, 'kiban:viewer', unit_id === null ? { store_id } : { unit_id });
  await importLegacy(home.database, tenant, { '2025-05-01': { units: units.slice(1), stores: stores.slice(1) } });
  const held = await home.plant<{ place: string }>(
    `select coalesce(s.name, u.name) as place from directory.role_assignment a
       left join directory.store s on s.id = a.store_id left join directory.organization_unit u on u.id = a.unit_id
     where a.tenant_id = $1 and a.status = 'active'`,
    [tenant],
  );
  expect(held.map(({ place }) => place).sort()).toEqual(['南', '二', '三'].sort());
});
