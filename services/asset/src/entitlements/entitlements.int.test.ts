import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { endLicence } from '../licences/end-licence.ts';
import { resumeLicence } from '../licences/resume-licence.ts';
import { suspendLicence } from '../licences/suspend-licence.ts';
import { releaseSeat } from '../seats/release-seat.ts';
import { operator } from '../testing/operator.ts';
import { plantCatalogue, plantLicence, plantSeat } from '../testing/planted-licences.ts';
import type { PlantedTenant } from '../testing/planted-tenant.ts';
import { testApi } from '../testing/test-api.ts';
import type { Entitlement } from './entitlement.ts';

const api = await testApi();
await plantCatalogue(api);

type Answer = { items: [Entitlement]; next_change_at: string | null };

async function asking(tenant: PlantedTenant) {
  const token = await api.tokenOf({ tenant_id: tenant.id, scope: 'asset:read' });
  const ask = async (query: string, etag?: string) => {
    const headers = etag === undefined ? {} : { 'if-none-match': etag };
    const answer = await api.send({ method: 'get', path: `/entitlements?${query}`, token, headers });
    const body = answer.json as Answer | undefined;
    return { ...answer, body, first: body?.items?.[0], etag: answer.headers.get('etag') ?? '' };
  };
  return ask;
}
const any = { expected_version: 'any' } as const;
const [store0, store1] = [0, 1].map((place) => (tenant: PlantedTenant) => tenant.ids.stores[place] ?? '') as [
  (tenant: PlantedTenant) => string,
  (tenant: PlantedTenant) => string,
];

test('a store with a seat is entitled, another is not, and without a store nobody can say', async () => {
  const tenant = await api.plantTenant();
  const ask = await asking(tenant);
  const licence = await plantLicence(api, tenant.id, { plan: 'store-plus' });
  const seat = await plantSeat(api, tenant.id, licence, store0(tenant));
  expect((await ask(`product=rx&store_id=${store0(tenant)}`)).first).toEqual({
    ...{
      entitled: true,
      product: 'rx',
      plan: 'store-plus',
      features: ['claims', 'stock'],
      licence_id: licence,
      seat_id: seat,
    },
    ...{
      trial: false,
      until: null,
      reason_code: 'entitled',
      reason: { en: expect.any(String), ja: expect.any(String) },
    },
  });
  expect((await ask(`product=rx&store_id=${store1(tenant)}`)).first).toMatchObject({
    entitled: false,
    reason_code: 'no_seat',
  });
  expect((await ask('product=rx')).first).toMatchObject({ reason_code: 'holder_not_named' });
  expect((await ask('product=nothing-such')).first).toMatchObject({ reason_code: 'product_unknown' });
  expect((await ask(`store_id=${store0(tenant)}`)).body?.items).toMatchObject([
    { product: 'rx', entitled: true },
    { product: 'stock', entitled: false },
  ]);
  await releaseSeat(api.database, tenant.id, operator, { id: seat, ...any });
  expect((await ask(`product=rx&store_id=${store0(tenant)}`)).first).toMatchObject({
    entitled: false,
    reason_code: 'no_seat',
  });
});

test('a suspended, an ended and a lapsed licence entitle nobody, and a resumed one does again', async () => {
  const tenant = await api.plantTenant();
  const ask = await asking(tenant);
  const until = new Date(Date.now() + 2_500).toISOString();
  const id = await plantLicence(api, tenant.id, { plan: 'whole', ends_at: until });
  const reason = async () => (await ask('product=rx')).first?.reason_code;
  expect(await reason()).toBe('entitled');
  await suspendLicence(api.database, tenant.id, operator, { id, ...any });
  expect(await reason()).toBe('suspended');
  await resumeLicence(api.database, tenant.id, operator, { id, ...any });
  expect(await reason()).toBe('entitled');
  await sleep(Math.max(0, Date.parse(until) - Date.now() + 50));
  expect(await reason()).toBe('lapsed');
  await endLicence(api.database, tenant.id, operator, { id, ...any });
  expect(await reason()).toBe('no_licence');
});

test('an unchanged answer is 304, a changed one is not, and neither is one whose time has come', async () => {
  const tenant = await api.plantTenant();
  const ask = await asking(tenant);
  const until = new Date(Date.now() + 4_000).toISOString();
  const id = await plantLicence(api, tenant.id, { plan: 'whole', ends_at: until });
  const first = await ask('product=rx');
  expect(first.headers.get('cache-control')).toMatch(/^private, max-age=[0-3]$/);
  expect(first.headers.get('vary')).toContain('authorization');
  const same = await ask('product=rx', first.etag);
  expect([same.status, same.text, same.etag]).toEqual([304, '', first.etag]);
  expect((await ask('product=rx', `W/${first.etag}, "x"`)).status).toBe(304);
  expect((await ask('product=rx', '"x"')).status).toBe(200);
  await suspendLicence(api.database, tenant.id, operator, { id, ...any });
  expect((await ask('product=rx', first.etag)).status).toBe(200);
  await resumeLicence(api.database, tenant.id, operator, { id, ...any });
  expect((await ask('product=rx', first.etag)).status).toBe(304);
  await sleep(Math.max(0, Date.parse(until) - Date.now() + 50));
  const after = await ask('product=rx', first.etag);
  expect([after.status, after.first?.reason_code]).toEqual([200, 'lapsed']);
});

test('an answer is kept for a minute at most, and not beyond what lies ahead', async () => {
  const tenant = await api.plantTenant();
  const ask = await asking(tenant);
  expect((await ask('product=rx')).headers.get('cache-control')).toBe('private, max-age=60');
  const starts_at = new Date(Date.now() + 20_000).toISOString();
  await plantLicence(api, tenant.id, { plan: 'whole', starts_at });
  const answer = await ask('product=rx');
  expect(answer.first).toMatchObject({ entitled: false, reason_code: 'not_yet_running' });
  expect(Number(/max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '')?.[1])).toBeLessThanOrEqual(20);
});

test('the past is answered as it was', async () => {
  const tenant = await api.plantTenant();
  const ask = await asking(tenant);
  const id = await plantLicence(api, tenant.id);
  const seat = await plantSeat(api, tenant.id, id, store0(tenant));
  const [{ at } = { at: '' }] = await api.plant<{ at: string }>(`select to_json(clock_timestamp()) #>> '{}' as at`);
  await releaseSeat(api.database, tenant.id, operator, { id: seat, ...any });
  const question = `product=rx&store_id=${store0(tenant)}`;
  expect((await ask(`${question}&asOf=${encodeURIComponent(at)}`)).first?.entitled).toBe(true);
  expect((await ask(question)).first?.entitled).toBe(false);
});

test('what another tenant bought entitles nobody here', async () => {
  const [tenant, other] = [await api.plantTenant(), await api.plantTenant()];
  const whole = await plantLicence(api, other.id, { plan: 'whole' });
  const licence = await plantLicence(api, other.id);
  await plantSeat(api, other.id, licence, store0(other));
  const ask = await asking(tenant);
  const answer = await ask(`product=rx&store_id=${store0(other)}`);
  expect(answer.first).toMatchObject({ entitled: false, reason_code: 'no_licence', licence_id: null });
  expect(answer.text).not.toContain(whole);
});

test('what the directory reads of it is the same, now and then', async () => {
  const tenant = await api.plantTenant();
  await plantLicence(api, tenant.id, { plan: 'whole' });
  const suspended = await plantLicence(api, tenant.id, { plan: 'device' });
  const licence = await plantLicence(api, tenant.id);
  const seat = await plantSeat(api, tenant.id, licence, store0(tenant));
  const view = (history = '') =>
    api.plant<{ licence_id: string; store_id: string | null }>(
      `select licence_id, store_id from asset.published_entitlement${history} where tenant_id = $1 and product = 'rx' order by store_id nulls first`,
      [tenant.id],
    );
  expect(await view()).toMatchObject([{ store_id: null }, { licence_id: licence, store_id: store0(tenant) }]);
  await suspendLicence(api.database, tenant.id, operator, { id: suspended, ...any });
  await releaseSeat(api.database, tenant.id, operator, { id: seat, ...any });
  await suspendLicence(api.database, tenant.id, operator, { id: licence, ...any });
  expect(await view()).toMatchObject([{ store_id: null }]);
  expect(await view('_history')).toHaveLength(2);
});
