import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { crossTenantRows, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { authorizer, now } from '@kiban/service';
import { expect, test } from 'vitest';
import { permissions } from '../api/permissions.ts';
import { createTenantNamed } from '../tenants/create-tenant.ts';
import { any, company } from '../testing/company.ts';
import { command, newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { suspendUser } from '../users/suspend-user.ts';
import { userAdded, userAggregate } from '../users/user.ts';
import { tenantsOfUser } from './person-tenants.ts';

const home = await testDirectory();
const { database } = home;
const chain = (code: string, name: string) =>
  createTenantNamed(database, operator, { code, name, timezone: 'Asia/Tokyo' });
const [aoba, minato, other] = [await chain('aoba', '青葉'), await chain('minato', '湊'), await chain('other', '他社')];

async function work(of: TenantId, person_id: string, login_id: string): Promise<string> {
  const id = randomUUIDv7();
  const input = { name: '花子', person_id, login_id } as const;
  await command(home, of, userAggregate, id, () => userAdded(id, input, now));
  await company(home, of).role(id, 'kiban:viewer');
  return id;
}

/** Lets in who calls with the token of a user of a tenant. */
const enter = (of: TenantId, user_id: string | null, sub: string) =>
  authorizer(database, permissions)('directory.self.read', {
    ...{ sub, user_id, tenant_id: of, client_id: 'test', jti: 'one', exp: 0 },
    ...{ acr: null, amr: [], auth_time: null, sid: null, act: null },
    scope: new Set(['directory:read']),
  });

test('whoever is let in is known: the tenant, who they are in it at this moment, what they may do', async () => {
  const [person, stranger] = [randomUUID(), randomUUIDv7()];
  const id = await work(aoba, person, 'hanako');
  const tenant = { code: 'aoba', name: '青葉', timezone: 'Asia/Tokyo', status: 'active' };
  const user = { id, person_id: person, name: '花子', login_id: 'hanako', status: 'active' };
  const entry = await enter(aoba, id, person);
  expect(entry).toMatchObject({ tenantId: aoba, tenant, user, reach: 'tenant', roles: ['kiban:viewer'] });
  expect(entry.permissions).toContain('directory.users.read');
  expect(await enter(aoba, null, 'a-machine')).toMatchObject({ tenant, user: null });
  await suspendUser(database, aoba, operator, any(id));
  await expect(enter(aoba, id, person)).rejects.toMatchObject({ code: 'user_suspended' });
  await expect(enter(aoba, stranger, person)).rejects.toMatchObject({ code: 'user_suspended' });
});

test('nobody is let in with a user of another tenant, another person, or a tenant that is not there', async () => {
  const person = randomUUID();
  const id = await work(aoba, person, 'taro');
  await expect(enter(minato, id, person)).rejects.toMatchObject({ code: 'user_suspended' });
  await expect(enter(newTenant(), id, person)).rejects.toMatchObject({ code: 'user_suspended' });
  await expect(enter(newTenant(), null, 'a-machine')).rejects.toMatchObject({ code: 'user_suspended' });
  await expect(enter(aoba, id, randomUUID())).rejects.toMatchObject({ code: 'token_invalid' });
});

test('somebody who works for several tenants sees which, and nobody else’s', async () => {
  const person = randomUUID();
  const [here, there] = [await work(aoba, person, 'both'), await work(minato, person, 'both')];
  await work(other, randomUUID(), 'somebody');
  const both = [
    { tenant_id: minato, code: 'minato', name: '湊', user_id: there },
    { tenant_id: aoba, code: 'aoba', name: '青葉', user_id: here },
  ];
  expect(await tenantsOfUser(database, aoba, here)).toEqual(both);
  expect(await tenantsOfUser(database, minato, there)).toEqual(both);
});

test('nothing is told of a user of another tenant, of nobody, or outside a tenant', async () => {
  const person = randomUUID();
  const [here, there] = [await work(aoba, person, 'two'), await work(minato, person, 'two')];
  expect(await tenantsOfUser(database, aoba, there)).toEqual([]);
  expect(await tenantsOfUser(database, newTenant(), here)).toEqual([]);
  expect(await tenantsOfUser(database, aoba, person)).toEqual([]);
  expect(await tenantsOfUser(database, aoba, randomUUIDv7())).toEqual([]);
});

test('where somebody is suspended, or the tenant has ended, they do not work; suspended here, they see nothing', async () => {
  const person = randomUUID();
  const ended = await chain('ended', '終了');
  const [here, there] = [await work(aoba, person, 'three'), await work(minato, person, 'three')];
  await work(ended, person, 'three');
  await home.plant(`update directory.tenant set status = 'ended' where tenant_id = $1`, [ended]);
  expect((await tenantsOfUser(database, aoba, here)).map(({ code }) => code)).toEqual(['minato', 'aoba']);
  await suspendUser(database, minato, operator, any(there));
  expect((await tenantsOfUser(database, aoba, here)).map(({ code }) => code)).toEqual(['aoba']);
  expect(await tenantsOfUser(database, minato, there)).toEqual([]);
});

test('the role behind it shows its names to nobody: the directory reads only its own tenant’s', async () => {
  const names = statement<{ name: string }>`select name from directory.tenant`;
  expect((await tenantRead(database, aoba, [names]))[0]).toEqual([{ name: '青葉' }]);
  const asked = statement`select * from directory.tenants_of_user(${randomUUID()}::uuid)`;
  await expect(crossTenantRows(home.registry, asked)).rejects.toMatchObject({ code: '42501' });
});
