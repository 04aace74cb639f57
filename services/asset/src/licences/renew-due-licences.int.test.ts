import { openCrossTenantDatabase, type TenantId } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { plantCatalogue, plantLicence } from '../testing/planted-licences.ts';
import { plantTenant } from '../testing/planted-tenant.ts';
import { testAsset } from '../testing/test-asset.ts';
import { renewDueLicences } from './renew-due-licences.ts';

const home = await testAsset();
await plantCatalogue(home);
const finder = openCrossTenantDatabase({ url: home.urlOf('kiban_asset_worker'), connections: 4, application: 'test' });
afterAll(() => finder.close());
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const due = { plan: 'whole', renewal: 'automatic', renewal_months: 1 } as const;

const eventsOf = (id: string) =>
  home.plant<{ name: string; actor_kind: string; actor_id: string; ends_at: string }>(
    `select name, actor_kind, actor_id, state ->> 'ends_at' as ends_at from event.domain_event
     where aggregate_id = $1 order by version`,
    [id],
  );
/** As if it had been granted long ago: what lapsed cannot be granted. */
async function lapsedSince(days: number, tenant: TenantId): Promise<string> {
  const id = await plantLicence(home, tenant, { ...due, starts_at: '2020-01-01T00:00:00Z', ends_at: inHours(200) });
  const end = `clock_timestamp() - interval '${days} days'`;
  await home.plant(`update asset.licence set ends_at = ${end} where id = $1`, [id]);
  return id;
}

test('what ends within a day is renewed in every tenant, by the service, and nothing else is', async () => {
  const [one, other] = [await plantTenant(home), await plantTenant(home)];
  const soon = await Promise.all(
    [one, other].map(({ id }) => plantLicence(home, id, { ...due, ends_at: inHours(20) })),
  );
  const later = await plantLicence(home, one.id, { ...due, ends_at: inHours(30) });
  const byHand = await plantLicence(home, one.id, { plan: 'whole', ends_at: inHours(20) });
  await renewDueLicences(finder, home.database);
  for (const id of soon)
    expect(await eventsOf(id)).toMatchObject([
      {},
      { name: 'licence.renewed', actor_kind: 'service', actor_id: 'asset' },
    ]);
  for (const id of [later, byHand]) expect(await eventsOf(id)).toHaveLength(1);
  expect(await renewDueLicences(finder, home.database)).toBe(0);
});

test('several workers at once renew once', async () => {
  const tenant = await plantTenant(home);
  const id = await plantLicence(home, tenant.id, { ...due, ends_at: inHours(20) });
  await Promise.all([1, 2, 3].map(() => renewDueLicences(finder, home.database)));
  expect(await eventsOf(id)).toHaveLength(2);
});

test('months are the calendar’s where the tenant is', async () => {
  const tenant = await plantTenant(home);
  const id = await plantLicence(home, tenant.id, { ...due, ends_at: inHours(20) });
  const [{ expected } = { expected: '' }] = await home.plant<{ expected: string }>(
    `select to_char(((ends_at at time zone 'Asia/Tokyo') + interval '1 month') at time zone 'Asia/Tokyo', 'YYYY-MM-DD"T"HH24:MI') as expected
     from asset.licence where id = $1`,
    [id],
  );
  await renewDueLicences(finder, home.database);
  expect((await eventsOf(id))[1]?.ends_at).toContain(expected);
});

test('what lapsed while nobody worked goes on from its end, with the gap told', async () => {
  const tenant = await plantTenant(home);
  const id = await lapsedSince(70, tenant.id);
  await renewDueLicences(finder, home.database);
  const [event] = await home.plant<{ payload: object; ahead: boolean }>(
    `select payload, (state ->> 'ends_at')::timestamptz > clock_timestamp() as ahead from event.domain_event
     where aggregate_id = $1 and name = 'licence.renewed'`,
    [id],
  );
  expect(event).toMatchObject({ ahead: true, payload: { changed: ['ends_at'], gap: { from: expect.any(String) } } });
  expect(await eventsOf(id)).toHaveLength(2);
});

test('a licence that cannot be renewed keeps no other waiting', async () => {
  const [odd, tenant] = [await plantTenant(home), await plantTenant(home)];
  const failing = await plantLicence(home, odd.id, { ...due, ends_at: inHours(10) });
  const id = await plantLicence(home, tenant.id, { ...due, ends_at: inHours(20) });
  await home.plant("update directory.tenant set timezone = 'Mars/Base' where id = $1", [odd.id]);
  await expect(renewDueLicences(finder, home.database)).rejects.toThrow('Licences not renewed: 1.');
  expect(await eventsOf(failing)).toHaveLength(1);
  expect(await eventsOf(id)).toHaveLength(2);
});
