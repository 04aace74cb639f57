import { randomUUIDv7 } from 'node:crypto';
import { statement, tenantRead } from '@kiban/postgres';
import { authorizer, type Reach } from '@kiban/service';
import { beforeAll, expect, test } from 'vitest';
import { permissions } from '../api/permissions.ts';
import { kibanManifest } from '../manifests/kiban-manifest.ts';
import { registerManifest } from '../manifests/register-manifest.ts';
import { examineTenantHistory } from '../past/examine.ts';
import { createTenantNamed } from '../tenants/create-tenant.ts';
import { ensurePlatformTenant } from '../tenants/ensure-platform-tenant.ts';
import { any, type Company, company } from '../testing/company.ts';
import { operator, testDirectory } from '../testing/test-directory.ts';
import { leaveUser } from '../users/leave-user.ts';
import { returnUser } from '../users/return-user.ts';
import { assignRole } from './assign-role.ts';
import { changeAssignment } from './change-assignment.ts';
import { endAssignment } from './end-assignment.ts';
import type { Giver } from './giver.ts';
import { type AssignmentQuery, findAssignment, listAssignments } from './read-assignments.ts';

const home = await testDirectory();
const { database } = home;
const platform = await ensurePlatformTenant(database, home.registry, operator);
const reception = {
  product: 'reception',
  name: { en: 'Reception', ja: '受付' },
  licensed: true,
  permissions: [
    { key: 'visits.read', name: { en: 'See visits', ja: '受付の閲覧' }, resource_type: 'visit' },
    { key: 'visits.write', name: { en: 'Change visits', ja: '受付の変更' }, resource_type: 'visit' },
  ],
  roles: [
    {
      key: 'clerk',
      name: { en: 'Clerk', ja: '受付担当' },
      permissions: ['reception.visits.read'],
      scopes: ['unit', 'store'] as const,
    },
    {
      key: 'chief',
      name: { en: 'Chief', ja: '受付主任' },
      permissions: ['reception.visits.read', 'reception.visits.write'],
      scopes: ['store'] as const,
    },
  ],
};
beforeAll(async () => {
  await registerManifest(database, platform, operator, { fields: kibanManifest([permissions]) });
  await registerManifest(database, platform, operator, { fields: reception });
});

const NOWHERE = { unit_id: null, store_id: null };
const give = (of: Company, user_id: string, role: string, more: object = {}, giver?: Giver) =>
  assignRole(database, of.tenant, operator, { fields: { ...{ user_id, role }, ...NOWHERE, ...more }, giver });
const all = { at: null, limit: 50, after: null, reach: 'tenant' as Reach };
const list = async (of: Company, query: Partial<AssignmentQuery> = {}) =>
  (await listAssignments(database, of.tenant, { ...all, ...query })).items;

/** What a user may do, and how far, by their roles. */
async function entryOf(of: Company, id: string, permission: keyof typeof permissions = 'directory.memberships.read') {
  const [[user]] = await tenantRead(database, of.tenant, [
    statement<{ person_id: string }>`select person_id from directory."user" where id = ${id}::uuid`,
  ]);
  return authorizer(database, permissions)(permission, {
    ...{ sub: user?.person_id ?? '', user_id: id, tenant_id: of.tenant, client_id: 'test', jti: 'one', exp: 0 },
    ...{ acr: null, amr: [], auth_time: null, sid: null, act: null },
    scope: new Set(['directory:read', 'directory:write']),
  });
}
/** A tenant that there is: whoever calls is let into it. */
async function chain(): Promise<Company> {
  const id = await createTenantNamed(database, operator, {
    code: `t-${randomUUIDv7()}`,
    ...{ name: '青葉', timezone: 'Asia/Tokyo' },
  });
  return company(home, id);
}

test('a role held for a unit reaches everything below it, and nothing beside it', async () => {
  const mine = await chain();
  const top = await mine.unit();
  const [east, west] = [await mine.unit({ parent_id: top }), await mine.unit({ parent_id: top })];
  const block = await mine.unit({ parent_id: east });
  const [shop, beside] = [await mine.store({ unit_id: block }), await mine.store({ unit_id: west })];
  const alone = await mine.store();
  const user = await mine.user();
  await expect(entryOf(mine, user)).rejects.toMatchObject({ code: 'permission_missing' });
  await mine.role(user, 'kiban:viewer', { unit_id: east });
  const reach = async () => (await entryOf(mine, user)).reach;
  expect(sorted(await reach())).toEqual(sorted({ unit_ids: [east, block], store_ids: [shop] }));
  await mine.role(user, 'kiban:store_manager', { store_id: alone });
  expect(sorted(await reach())).toEqual(sorted({ unit_ids: [east, block], store_ids: [shop, alone] }));
  expect(JSON.stringify(await reach())).not.toContain(beside);
  const { reach: writing } = await entryOf(mine, user, 'directory.memberships.write');
  expect(writing).toEqual({ unit_ids: [], store_ids: [alone] });
  await mine.role(user, 'kiban:viewer');
  expect(await reach()).toBe('tenant');
});

test('what is permitted for the whole tenant only is not given by a role at a place', async () => {
  const mine = await chain();
  const user = await mine.user();
  await mine.role(user, 'kiban:viewer', { store_id: await mine.store() });
  await expect(entryOf(mine, user, 'directory.corporations.read')).rejects.toMatchObject({
    code: 'permission_missing',
  });
  await mine.role(user, 'kiban:viewer');
  expect(await entryOf(mine, user, 'directory.corporations.read')).toMatchObject({ reach: 'tenant' });
});

test('a role counts within its period only, and not once it was taken away', async () => {
  const mine = await chain();
  const user = await mine.user();
  const times = { past: '2020-01-01T00:00:00Z', later: '2998-01-01T00:00:00Z', latest: '2999-01-01T00:00:00Z' };
  const { id } = await give(mine, user, 'kiban:viewer', { starts_at: times.later, ends_at: times.latest });
  const refused = () => expect(entryOf(mine, user)).rejects.toMatchObject({ code: 'permission_missing' });
  const change = (fields: object) => changeAssignment(database, mine.tenant, operator, { ...any(id), fields });
  await refused();
  await change({ starts_at: times.past });
  expect(await entryOf(mine, user)).toMatchObject({ reach: 'tenant', roles: ['kiban:viewer'] });
  await change({ ends_at: '2020-01-02T00:00:00Z' });
  await refused();
  expect((await list(mine, { user_id: user })).map(({ effective, status }) => [effective, status])).toEqual([
    [false, 'active'],
  ]);
  await change({ ends_at: null });
  expect(await entryOf(mine, user)).toMatchObject({ reach: 'tenant' });
  await endAssignment(database, mine.tenant, operator, any(id));
  await refused();
});

test('the same role in the same place is held once; once its period is over it goes on with another', async () => {
  const mine = company(home);
  const [user, store_id] = [await mine.user(), await mine.store()];
  const first = await give(mine, user, 'kiban:viewer', { store_id });
  await expect(give(mine, user, 'kiban:viewer', { store_id })).rejects.toMatchObject({ code: 'key_taken' });
  expect((await give(mine, user, 'kiban:viewer')).id).not.toBe(first.id);
  await changeAssignment(database, mine.tenant, operator, {
    ...any(first.id),
    fields: { starts_at: '2020-01-01T00:00:00Z', ends_at: '2020-02-01T00:00:00Z' },
  });
  expect(await give(mine, user, 'kiban:viewer', { store_id })).toMatchObject({ id: first.id, version: 3 });
  await endAssignment(database, mine.tenant, operator, any(first.id));
  expect((await give(mine, user, 'kiban:viewer', { store_id })).id).not.toBe(first.id);
});

test('given ten times at once, it is held once', async () => {
  const mine = company(home);
  const user = await mine.user();
  const given = await Promise.allSettled(Array.from({ length: 10 }, () => give(mine, user, 'kiban:viewer')));
  expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await list(mine, { user_id: user })).toHaveLength(1);
});

test.each([
  ['that there is not', 'kiban:king', 'tenant', 'reference_unknown'],
  ['that is an object’s own word', 'kiban:constructor', 'tenant', 'reference_unknown'],
  ['of the platform’s staff', 'kiban:support', 'tenant', 'reference_unknown'],
  ['of no product', 'billing:clerk', 'store', 'reference_unknown'],
  ['that a product does not have', 'reception:king', 'store', 'reference_unknown'],
  ['for the whole tenant that is given for places', 'reception:clerk', 'tenant', 'role_not_for_place'],
  ['for a unit that is given for stores', 'reception:chief', 'unit', 'role_not_for_place'],
  ['for a store that is given for the whole tenant', 'kiban:administrator', 'store', 'role_not_for_place'],
] as const)('a role %s is not given', async (_what, role, scope, code) => {
  const mine = company(home);
  const places = { tenant: {}, unit: { unit_id: await mine.unit() }, store: { store_id: await mine.store() } };
  await expect(give(mine, await mine.user(), role, places[scope])).rejects.toMatchObject({ code });
});

test('a product’s role is given where its manifest says, and shown with its name', async () => {
  const mine = company(home);
  const [user, store_id] = [await mine.user(), await mine.store()];
  const { id } = await give(mine, user, 'reception:chief', { store_id });
  expect(await findAssignment(database, mine.tenant, id, null)).toMatchObject({
    role_name: { en: 'Chief', ja: '受付主任' },
    place_name: '本店',
    effective: true,
  });
});

test('nobody is given a role in what is closed, unknown or another tenant’s, nor one who has left', async () => {
  const [mine, other] = [company(home), company(home)];
  const [user, gone] = [await mine.user(), await mine.user()];
  await leaveUser(database, mine.tenant, operator, any(gone));
  await expect(give(mine, gone, 'kiban:viewer')).rejects.toMatchObject({ code: 'reference_closed' });
  for (const place of [{ store_id: await other.store() }, { unit_id: await other.unit() }])
    await expect(give(mine, user, 'kiban:viewer', place)).rejects.toMatchObject({ code: 'reference_unknown' });
  await expect(give(mine, await other.user(), 'kiban:viewer')).rejects.toMatchObject({ code: 'reference_unknown' });
  await expect(
    give(mine, user, 'kiban:viewer', { starts_at: '2026-01-02T00:00:00Z', ends_at: '2026-01-01T00:00:00Z' }),
  ).rejects.toMatchObject({ code: 'period_reversed' });
});

test('nobody gives, changes or takes a role that permits more than they may themselves', async () => {
  const mine = await chain();
  const area = await mine.unit();
  const store_id = await mine.store({ unit_id: area });
  const [manager, somebody] = [await mine.user(), await mine.user()];
  await mine.role(manager, 'kiban:store_manager', { unit_id: area });
  const giver = { user_id: manager, reach: { unit_ids: [area], store_ids: [store_id] } };
  const beyond = { code: 'role_beyond_own' };
  expect(await give(mine, somebody, 'kiban:store_manager', { store_id }, giver)).toMatchObject({ version: 1 });
  expect(await give(mine, somebody, 'kiban:viewer', { store_id }, giver)).toMatchObject({ version: 1 });
  await expect(give(mine, somebody, 'kiban:access_approver', { store_id }, giver)).rejects.toMatchObject(beyond);
  await expect(give(mine, somebody, 'reception:clerk', { store_id }, giver)).rejects.toMatchObject(beyond);
  const { id } = await give(mine, somebody, 'reception:clerk', { store_id });
  await expect(endAssignment(database, mine.tenant, operator, { ...any(id), giver })).rejects.toMatchObject(beyond);
  await expect(
    changeAssignment(database, mine.tenant, operator, { ...any(id), giver, fields: { ends_at: null } }),
  ).rejects.toMatchObject(beyond);
  await mine.role(manager, 'reception:chief', { store_id });
  const another = await mine.user();
  expect(await give(mine, another, 'reception:clerk', { store_id }, giver)).toMatchObject({ version: 1 });
});

test('what somebody may do at one place, they give at no other, and not for the whole tenant', async () => {
  const mine = await chain();
  const [here, there] = [await mine.store(), await mine.store()];
  const [manager, somebody] = [await mine.user(), await mine.user()];
  await mine.role(manager, 'kiban:store_manager', { store_id: here });
  const giver = { user_id: manager, reach: { unit_ids: [], store_ids: [here] } };
  const absent = { code: 'not_found' };
  await expect(give(mine, somebody, 'kiban:store_manager', { store_id: there }, giver)).rejects.toMatchObject(absent);
  await expect(give(mine, somebody, 'kiban:store_manager', {}, giver)).rejects.toMatchObject(absent);
  const { id } = await give(mine, somebody, 'kiban:store_manager', { store_id: there });
  await expect(endAssignment(database, mine.tenant, operator, { ...any(id), giver })).rejects.toMatchObject(absent);
  // whatever their reach is said to be, what they hold decides
  const everywhere = { user_id: manager, reach: 'tenant' as const };
  for (const place of [{ store_id: there }, {}])
    await expect(give(mine, manager, 'kiban:store_manager', place, everywhere)).rejects.toMatchObject({
      code: 'role_beyond_own',
    });
});

test('nobody makes lasting, for themselves or for others, what they were given for a while', async () => {
  const mine = await chain();
  const store_id = await mine.store();
  const [manager, somebody] = [await mine.user(), await mine.user()];
  const soon = '2998-01-01T00:00:00Z';
  const { id } = await give(mine, manager, 'kiban:store_manager', { store_id, ends_at: soon });
  const giver = { user_id: manager, reach: { unit_ids: [], store_ids: [store_id] } };
  const beyond = { code: 'role_beyond_own' };
  for (const ends_at of [null, '2999-01-01T00:00:00Z']) {
    await expect(
      changeAssignment(database, mine.tenant, operator, { ...any(id), giver, fields: { ends_at } }),
    ).rejects.toMatchObject(beyond);
    await expect(give(mine, somebody, 'kiban:store_manager', { store_id, ends_at }, giver)).rejects.toMatchObject(
      beyond,
    );
  }
  const given = await give(mine, somebody, 'kiban:store_manager', { store_id, ends_at: soon }, giver);
  await endAssignment(database, mine.tenant, operator, { ...any(given.id), giver });
  await mine.role(manager, 'kiban:store_manager');
  expect(await give(mine, somebody, 'kiban:viewer', { store_id }, giver)).toMatchObject({ version: 1 });
});

test('an administrator gives every role, a user administrator none that permits more', async () => {
  const mine = await chain();
  const [administrator, clerk, somebody] = [await mine.user(), await mine.user(), await mine.user()];
  await mine.role(administrator, 'kiban:administrator');
  await mine.role(clerk, 'kiban:user_administrator');
  const by = (user_id: string): Giver => ({ user_id, reach: 'tenant' });
  await expect(give(mine, somebody, 'kiban:administrator', {}, by(clerk))).rejects.toMatchObject({
    code: 'role_beyond_own',
  });
  await expect(give(mine, clerk, 'kiban:administrator', {}, by(clerk))).rejects.toMatchObject({
    code: 'role_beyond_own',
  });
  await give(mine, somebody, 'kiban:user_administrator', {}, by(clerk));
  await give(mine, somebody, 'kiban:licence_administrator', {}, by(administrator));
  await give(mine, somebody, 'reception:chief', { store_id: await mine.store() }, by(administrator));
});

test('whoever leaves holds nothing any more, and comes back to nothing', async () => {
  const mine = company(home);
  const user = await mine.user();
  await mine.role(user, 'kiban:viewer');
  await give(mine, user, 'kiban:store_manager', { store_id: await mine.store(), ends_at: '2999-01-01T00:00:00Z' });
  await leaveUser(database, mine.tenant, operator, any(user));
  expect((await list(mine, { user_id: user })).map(({ status }) => status)).toEqual(['ended', 'ended']);
  await returnUser(database, mine.tenant, operator, { ...any(user), fields: {} });
  expect(await list(mine, { user_id: user, effective: true })).toEqual([]);
  const events = await home.plant<{ changed: string[] }>(
    `select payload -> 'changed' as changed from event.domain_event where tenant_id = $1 and name = 'role_assignment.ended'`,
    [mine.tenant],
  );
  expect(events).toEqual([{ changed: ['status'] }, { changed: ['status'] }]);
});

test('times are the same text in the row and in the event', async () => {
  const mine = company(home);
  const { id } = await give(mine, await mine.user(), 'kiban:viewer', {
    starts_at: '2026-04-01T09:00:00.120+09:00',
    ends_at: '2999-01-01T00:00:00Z',
  });
  const [[row]] = await tenantRead(database, mine.tenant, [
    statement<{ starts_at: string; state: object }>`
      select a.starts_at, e.state from directory.role_assignment a
      join event.domain_event e on e.aggregate_id = a.id where a.id = ${id}::uuid`,
  ]);
  expect(row).toMatchObject({ starts_at: '2026-04-01T00:00:00.12Z', state: { starts_at: '2026-04-01T00:00:00.12Z' } });
  const reports = await tenantRead(database, mine.tenant, examineTenantHistory());
  expect(reports.flatMap(([report]) => (report?.kind === 'role_assignment' ? [report] : []))).toMatchObject([
    { aggregates: 1, broken: { history_differs_from_events: 0, state_differs_from_history: 0 } },
  ]);
});

function sorted(reach: Reach): Reach {
  return reach === 'tenant' ? reach : { unit_ids: [...reach.unit_ids].sort(), store_ids: [...reach.store_ids].sort() };
}
