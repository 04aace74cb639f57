import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { registerClient } from '../clients/register-client.ts';
import { findDevice, findDeviceById } from './devices.ts';
import { mayUseProduct } from './licences.ts';
import { peopleOfStore, placesAbove, placesOf } from './places.ts';
import { rolesOf } from './roles.ts';
import { followedView, newTenant, until } from './testing/followed-view.ts';

const { store, write, writeUser, follow } = await followedView();
const five = () => [randomUUIDv7(), randomUUIDv7(), randomUUIDv7(), randomUUIDv7(), randomUUIDv7()] as const;

test('where people belong, what they hold and which device is which is known, each in its tenant only', async () => {
  follow();
  const [tenant, other, user, top, area, shop, device] = [newTenant(), newTenant(), ...five()] as const;
  await writeUser(tenant, user, { login_id: 'rika' });
  await write(tenant, 'organization_unit', top, { name: '本部', parent_id: null, status: 'active' });
  await write(tenant, 'organization_unit', area, { name: '東', parent_id: top, status: 'active' });
  await write(tenant, 'store', shop, { name: '泉町店', unit_id: area, status: 'open' });
  const membership = { user_id: user, unit_id: null, store_id: shop, job_type: 'pharmacist' };
  const membershipId = randomUUIDv7();
  await write(tenant, 'membership', membershipId, { ...membership, status: 'active' });
  const role = { user_id: user, role: 'kiban:store_manager', unit_id: area, store_id: null };
  const period = { starts_at: '2026-04-01T00:00:00Z', ends_at: '2026-05-01T00:00:00Z' };
  await write(tenant, 'role_assignment', randomUUIDv7(), { ...role, ...period, status: 'active' });
  const key = { key_thumbprint: `thumb-${device}`, public_key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } };
  await write(tenant, 'device', device, { store_id: shop, name: 'レジ 1', ...key, status: 'active' });
  // streams arrive in no order among one another
  await until(() => findDevice(store, tenant, key.key_thumbprint));
  await until(async () => (await placesOf(store, tenant, user)).unit_ids.length === 2);
  await until(async () => (await rolesOf(store, tenant, user, Date.parse(period.starts_at))).length === 1);
  await until(async () => (await peopleOfStore(store, tenant, shop)).length === 1);

  expect(await placesOf(store, tenant, user)).toEqual({ unit_ids: [area, top], store_ids: [shop] });
  expect(await placesAbove(store, tenant, { store_id: shop })).toEqual({ unit_ids: [area, top], store_ids: [shop] });
  expect((await peopleOfStore(store, tenant, shop)).map(({ login_id }) => login_id)).toEqual(['rika']);
  const { starts_at, ends_at } = { starts_at: Date.parse(period.starts_at), ends_at: Date.parse(period.ends_at) };
  const { user_id: _, ...held } = role;
  expect(await rolesOf(store, tenant, user, starts_at)).toEqual([held]);
  expect(await rolesOf(store, tenant, user, starts_at - 1)).toEqual([]);
  expect(await rolesOf(store, tenant, user, ends_at)).toEqual([]);
  expect(await findDevice(store, tenant, key.key_thumbprint)).toMatchObject({ device_id: device, store_id: shop });

  expect(await placesOf(store, other, user)).toEqual({ unit_ids: [], store_ids: [] });
  expect(await placesAbove(store, other, { store_id: shop })).toEqual({ unit_ids: [], store_ids: [] });
  expect(await peopleOfStore(store, other, shop)).toEqual([]);
  expect(await rolesOf(store, other, user, starts_at)).toEqual([]);
  expect(await findDevice(store, other, key.key_thumbprint)).toBeUndefined();
  expect(await findDeviceById(store, other, device)).toBeUndefined();

  await write(tenant, 'membership', membershipId, { ...membership, status: 'ended' });
  await write(tenant, 'device', device, {
    store_id: shop,
    name: 'レジ 1',
    key_thumbprint: null,
    public_key: null,
    status: 'retired',
  });
  await until(async () => (await findDeviceById(store, tenant, device))?.status === 'retired');
  await until(async () => (await placesOf(store, tenant, user)).store_ids.length === 0);
  expect(await findDevice(store, tenant, key.key_thumbprint)).toBeUndefined();
  expect(await placesOf(store, tenant, user)).toEqual({ unit_ids: [], store_ids: [] });
  expect(await peopleOfStore(store, tenant, shop)).toEqual([]);
});

test('a licence lets a tenant’s people into its product: all of them, or those who have a seat', async () => {
  follow();
  const [tenant, other, platform, user, seated, licence, seat] = [
    newTenant(),
    newTenant(),
    newTenant(),
    ...five(),
  ] as const;
  const product = `rx-${licence}`;
  await registerClient(
    store,
    { type: 'public', client_id: product, name: 'Rx', redirect_uris: ['https://rx.example/callback'] },
    0,
  );
  const may = (id: string, at = '2026-06-01', of: TenantId = tenant) =>
    mayUseProduct(store, of, id, product, Date.parse(at));
  expect(await may(user)).toBe(true); // the catalogue does not have it
  await write(platform, 'product', randomUUIDv7(), { product, plans: [], status: 'active' });
  const terms = { product, plan: 'a', starts_at: '2026-04-01T00:00:00Z', ends_at: '2027-04-01T00:00:00Z' };
  await write(tenant, 'licence', licence, { ...terms, covers: 'user', seats: 1, status: 'active' });
  await write(tenant, 'seat', seat, { licence_id: licence, user_id: seated, store_id: null, status: 'assigned' });
  await until(async () => !(await may(user)) && (await may(seated)));
  expect([await may(user), await may(seated, '2026-03-31'), await may(seated, '2027-04-01')]).toEqual([
    false,
    false,
    false,
  ]);
  expect(await may(seated, '2026-06-01', other)).toBe(false);
  await write(tenant, 'seat', seat, { licence_id: licence, user_id: user, store_id: null, status: 'assigned' });
  await until(() => may(user));
  expect(await may(seated)).toBe(false);
  await write(tenant, 'licence', licence, { ...terms, covers: 'tenant', seats: null, status: 'active' });
  await until(() => may(seated));
  await write(tenant, 'licence', licence, { ...terms, covers: 'tenant', seats: null, status: 'suspended' });
  await until(async () => !(await may(user)));
});
