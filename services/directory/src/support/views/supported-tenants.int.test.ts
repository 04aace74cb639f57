import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { crossTenantRows, statement, tenantRead } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { endAssignment } from '../../role-assignments/end-assignment.ts';
import { any } from '../../testing/company.ts';
import { newTenant, operator, testDirectory } from '../../testing/test-directory.ts';
import { suspendUser } from '../../users/suspend-user.ts';
import { endSupport } from '../grants/end-support.ts';
import { rejectSupport } from '../grants/reject-support.ts';
import { revokeSupport } from '../grants/revoke-support.ts';
import { listRequests } from '../requests/read-requests.ts';
import { supportHome } from '../testing/support-home.ts';
import { supportedTenants } from './supported-tenants.ts';

const home = await testDirectory();
const { database } = home;
const { platform, staff, customer, asked, granted, expire } = await supportHome(home);
const [mine, other] = [await staff(), await staff('別の 担当')];
const covered = async (of = mine) => (await supportedTenants(database, of)).map(({ tenantId }) => tenantId);
const requests = async (of = mine) => (await listRequests(database, of, { limit: 50, after: null })).items;

test('the staff see the tenants that said yes, with ticket and end, and nobody else’s', async () => {
  const [one, two, third] = [await customer('一番'), await customer('二番'), await customer('三番')];
  const me = await staff();
  await granted(me, two, { ticket: 'T-2', unmasked: true });
  const grant_id = await granted(me, one, { ticket: 'T-1', hours: 2 });
  await granted(other, third);
  const tenants = await supportedTenants(database, me);
  expect(tenants.map(({ tenant_name, ticket, unmasked }) => [tenant_name, ticket, unmasked])).toEqual([
    ['一番', 'T-1', false],
    ['二番', 'T-2', true],
  ]);
  expect(tenants[0]).toMatchObject({ tenantId: one.tenant, tenant_code: one.code, grant_id });
  const left = Date.parse(tenants[0]?.ends_at ?? '') - Date.now();
  expect(left).toBeGreaterThan(1.9 * 3_600_000);
  expect(left).toBeLessThanOrEqual(2 * 3_600_000);
  expect((await supportedTenants(database, me, { ticket: 'T-2' })).map(({ tenant_name }) => tenant_name)).toEqual([
    '二番',
  ]);
  expect(await supportedTenants(database, me, { tenant_id: third.tenant })).toEqual([]);
});

test('of several grants of one tenant the one that lasts longest covers it', async () => {
  const [me, where] = [await staff(), await customer()];
  await granted(me, where, { hours: 2 });
  const longest = await granted(me, where, { hours: 9 });
  await granted(me, where, { hours: 4 });
  expect((await supportedTenants(database, me)).map(({ grant_id }) => grant_id)).toEqual([longest]);
});

test('what is asked for and undecided, rejected, revoked, given back or over covers nothing', async () => {
  const [me, where] = [await staff(), await customer()];
  const { tenant } = where;
  const decided_by = where.administrator.id;
  await asked(me, where);
  const rejected = await asked(me, where);
  await rejectSupport(database, tenant, where.context, { ...any(rejected), decided_by });
  const revoked = await granted(me, where);
  await revokeSupport(database, tenant, where.context, any(revoked));
  const ended = await granted(me, where);
  await endSupport(database, tenant, me.context, { ...any(ended), staff_user_id: me.user_id });
  await expire(await granted(me, where));
  expect(await covered(me)).toEqual([]);
  expect((await requests(me)).map(({ status }) => status).sort()).toEqual([
    'approved',
    'ended',
    'rejected',
    'requested',
    'revoked',
  ]);
  await granted(me, where);
  expect(await covered(me)).toEqual([tenant]);
});

test('a customer who is gone is covered no more', async () => {
  const [me, where] = [await staff(), await customer()];
  await granted(me, where);
  await home.plant(`update directory.tenant set status = 'ended' where tenant_id = $1`, [where.tenant]);
  expect(await covered(me)).toEqual([]);
});

test('whoever is suspended, lost the role or never had it sees nothing, whatever was granted', async () => {
  const where = await customer();
  const [suspended, without, viewer] = [
    await staff(),
    await staff('役割 なし', null),
    await staff('閲覧', 'kiban:platform_operator'),
  ];
  for (const each of [suspended, without, viewer]) await granted(each, where);
  expect(await covered(suspended)).toEqual([where.tenant]);
  await suspendUser(database, platform, operator, any(suspended.user_id));
  for (const each of [suspended, without, viewer]) {
    expect(await covered(each)).toEqual([]);
    expect(await requests(each)).toEqual([]);
  }
  const lost = await staff();
  await granted(lost, where);
  const [held] = await home.plant<{ id: string }>('select id from directory.role_assignment where user_id = $1', [
    lost.user_id,
  ]);
  await endAssignment(database, platform, operator, any(held?.id ?? ''));
  expect(await covered(lost)).toEqual([]);
  const over = await staff();
  await granted(over, where);
  await home.plant(
    `update directory.role_assignment set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where user_id = $1`,
    [over.user_id],
  );
  expect(await covered(over)).toEqual([]);
});

test('asked in a customer’s transaction, in none, or of somebody unknown it answers nothing', async () => {
  const where = await customer();
  await granted(mine, where);
  expect(await covered()).toContain(where.tenant);
  for (const tenantId of [where.tenant, newTenant()]) {
    expect(await covered({ ...mine, tenantId })).toEqual([]);
    expect(await requests({ ...mine, tenantId })).toEqual([]);
  }
  expect(await covered({ ...mine, user_id: randomUUIDv7() })).toEqual([]);
  expect(await covered({ ...mine, user_id: where.administrator.id })).toEqual([]);
});

test('a customer’s user with the id of a member of staff, or the role, is no support staff', async () => {
  const [where, elsewhere] = [await customer(), await customer()];
  await granted(mine, where);
  await home.plant(
    `insert into directory."user" (tenant_id, id, version, valid_from, recorded_at, person_id, name, status)
     values ($1, $2, 1, now(), now(), $3, '同じ ID', 'active')`,
    [elsewhere.tenant, mine.user_id, randomUUID()],
  );
  await home.plant(
    `insert into directory.role_assignment (tenant_id, id, version, valid_from, recorded_at, user_id, role, starts_at, status)
     values ($1, $2, 1, now(), now(), $3, 'kiban:support', now(), 'active')`,
    [elsewhere.tenant, randomUUIDv7(), mine.user_id],
  );
  expect(await covered({ ...mine, tenantId: elsewhere.tenant })).toEqual([]);
});

test('only the directory may ask, and it reads no other tenant’s grants itself', async () => {
  const where = await customer();
  await granted(mine, where);
  const query = statement`select * from directory.supported_tenants(${mine.user_id}::uuid)`;
  await expect(crossTenantRows(home.registry, query)).rejects.toMatchObject({ code: '42501' });
  const grants = statement<{ id: string }>`select id from directory.support_grant`;
  expect(await tenantRead(database, platform, [grants])).toEqual([[]]);
});
