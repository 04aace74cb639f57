import { expect, test } from 'vitest';
import { operator, testDirectory } from '../testing/test-directory.ts';
import { createTenantNamed } from './create-tenant.ts';
import { ensurePlatformTenant } from './ensure-platform-tenant.ts';
import { findTenant, listTenants } from './registry.ts';

const home = await testDirectory();
const create = (code: string, timezone = 'Asia/Tokyo') =>
  createTenantNamed(home.database, operator, { code, name: `${code}社`, timezone });

test('a tenant is found by its code and listed with the others', async () => {
  const [b, a] = [await create('b'), await create('a')];
  expect(await findTenant(home.registry, 'a')).toEqual({
    ...{ tenant_id: a, code: 'a', name: 'a社', timezone: 'Asia/Tokyo', status: 'active' },
  });
  expect(await findTenant(home.registry, 'A')).toBeUndefined();
  expect((await listTenants(home.registry)).map((tenant) => tenant.tenant_id)).toEqual([a, b]);
});

test('a code is taken once over all tenants, also by two who ask at once', async () => {
  const outcomes = await Promise.allSettled(['c', 'c', 'c'].map((code) => create(code)));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  await expect(create('c')).rejects.toMatchObject({ code: 'already_exists', message: expect.stringContaining('“c”') });
});

test('an unknown time zone makes no tenant', async () => {
  await expect(create('d', 'Nowhere')).rejects.toMatchObject({ code: 'timezone_unknown' });
  expect(await findTenant(home.registry, 'd')).toBeUndefined();
});

test('the platform’s own tenant is made once, also by processes that start together', async () => {
  const ensured = () => ensurePlatformTenant(home.database, home.registry, operator);
  const [one, ...others] = await Promise.all([ensured(), ensured(), ensured()]);
  expect([...others, await ensured()]).toEqual([one, one, one]);
  expect(await findTenant(home.registry, 'platform')).toMatchObject({ tenant_id: one, status: 'active' });
});
