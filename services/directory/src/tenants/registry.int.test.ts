import { expect, test } from 'vitest';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { createTenantNamed } from './create-tenant.ts';
import { endTenant } from './end-tenant.ts';
import { ensurePlatformTenant } from './ensure-platform-tenant.ts';
import { findTenant, listTenants } from './registry.ts';
import { resumeTenant } from './resume-tenant.ts';

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

test('a tenant that has ended is there, ended; it alone; and goes on as it was', async () => {
  const [closing, staying] = [await create('closing'), await create('staying')];
  const because = { ...operator, reason: '契約の終了' };
  await endTenant(home.database, closing, because);
  expect(await findTenant(home.registry, 'closing')).toMatchObject({ tenant_id: closing, status: 'ended' });
  expect(await findTenant(home.registry, 'staying')).toMatchObject({ tenant_id: staying, status: 'active' });
  await expect(endTenant(home.database, closing, because)).rejects.toMatchObject({ code: 'already_closed' });
  await resumeTenant(home.database, closing, because);
  const told = await home.plant<{ name: string; reason: string | null; status: string }>(
    `select name, reason, state ->> 'status' as status from event.domain_event where aggregate_id = $1 order by version`,
    [closing],
  );
  expect(told).toEqual([
    { name: 'tenant.created', reason: null, status: 'active' },
    { name: 'tenant.ended', reason: '契約の終了', status: 'ended' },
    { name: 'tenant.resumed', reason: '契約の終了', status: 'active' },
  ]);
});

test('of those who end a tenant at once one does; another tenant’s name ends nothing', async () => {
  const id = await create('contested');
  const ends = await Promise.allSettled([1, 2, 3].map(() => endTenant(home.database, id, operator)));
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(endTenant(home.database, newTenant(), operator)).rejects.toMatchObject({ code: 'not_found' });
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
