import type { ApiAnswer, Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { plantCatalogue, plantSeat } from '../testing/planted-licences.ts';
import type { PlantedTenant } from '../testing/planted-tenant.ts';
import { testApi } from '../testing/test-api.ts';

const api = await testApi();
await plantCatalogue(api);
const machine = ({ id }: PlantedTenant, scope = 'asset:licences asset:read') => api.tokenOf({ tenant_id: id, scope });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().replace('.000Z', 'Z');
type Licence = { id: string; version: number; valid_from: string; [field: string]: unknown };

/** What the vendor's machine does to a licence of the tenant. */
async function selling(tenant: PlantedTenant) {
  const token = await machine(tenant);
  const send = (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> => api.send({ method, path, token, headers, ...(body === undefined ? {} : { body }) });
  return {
    send,
    grant: async (fields: object): Promise<Licence> =>
      (await send('post', '/licences', { product: 'rx', plan: 'store', seats: 3, ...fields })).json as Licence,
    act: (path: string, body: object) => send('post', path, body, { 'if-match': '*' }),
    change: (id: string, body: object) => send('patch', `/licences/${id}`, body, { 'if-match': '*' }),
    get: async (path: string) => (await send('get', path)).json as Licence,
  };
}

test('a licence is sold, changed, suspended, resumed, renewed and ended, and every state is known', async () => {
  const tenant = await api.plantTenant();
  const vendor = await selling(tenant);
  const granted = await vendor.grant({ ends_at: inDays(30) });
  expect(granted).toMatchObject({
    ...{ product_name: { ja: 'レセプト' }, plan_name: { ja: 'プラン store' }, features: ['claims'] },
    ...{ covers: 'store', seats: 3, assigned: 0, period: 'running', status: 'active', trial: false },
  });
  const path = `/licences/${granted.id}`;
  expect((await vendor.change(granted.id, { plan: 'store-plus', seats: 5, reason: '増店' })).json).toMatchObject({
    ...{ plan: 'store-plus', features: ['claims', 'stock'], seats: 5 },
  });
  const seat = await plantSeat(api, tenant.id, granted.id, tenant.ids.stores[0] ?? '');
  expect((await vendor.act(`${path}/suspend`, { reason: '未入金' })).json).toMatchObject({
    status: 'suspended',
    assigned: 1,
  });
  expect((await vendor.act(`${path}/resume`, {})).json).toMatchObject({ status: 'active' });
  const end = inDays(400);
  expect((await vendor.act(`${path}/renew`, { ends_at: end })).json).toMatchObject({
    ends_at: end.replace(/\.(\d*?)0*Z$/, '.$1Z'),
  });
  expect((await vendor.act(`${path}/end`, { reason: '解約' })).json).toMatchObject({ status: 'ended', assigned: 0 });
  expect(await vendor.get(`/seats/${seat}`)).toMatchObject({ status: 'released' });
  expect((await vendor.act(`${path}/renew`, { ends_at: inDays(900) })).json).toMatchObject({ code: 'already_closed' });
  const { items } = (await vendor.send('get', `${path}/history`)).json as Things;
  expect(items.map(({ name, reason }) => [name, reason])).toEqual([
    ['seat.released', '解約'],
    ['licence.ended', '解約'],
    ['licence.renewed', null],
    ['licence.resumed', null],
    ['licence.suspended', '未入金'],
    ['seat.assigned', 'planted'],
    ['licence.changed', '増店'],
    ['licence.granted', null],
  ]);
  expect(await vendor.get(`${path}?asOf=${granted.valid_from}`)).toMatchObject({ plan: 'store', seats: 3, version: 1 });
});

test('what lapsed is renewed only by who says so, and the gap stays', async () => {
  const tenant = await api.plantTenant();
  const vendor = await selling(tenant);
  const { id, valid_from } = await vendor.grant({ ends_at: new Date(Date.now() + 1_500).toISOString() });
  await expect.poll(async () => (await vendor.get(`/licences/${id}`)).period, { timeout: 5_000 }).toBe('lapsed');
  const between = await vendor.get(`/licences/${id}`);
  const silent = await vendor.act(`/licences/${id}/renew`, { ends_at: inDays(30) });
  expect(silent.json).toMatchObject({ code: 'licence_lapsed', errors: [{ pointer: '/resume_lapsed' }] });
  expect((await vendor.act(`/licences/${id}/renew`, { ends_at: inDays(30), resume_lapsed: true })).json).toMatchObject({
    period: 'running',
  });
  const [{ payload } = { payload: {} }] = await api.plant<{ payload: object }>(
    `select payload from event.domain_event where aggregate_id = $1 and name = 'licence.renewed'`,
    [id],
  );
  expect(payload).toMatchObject({ gap: { from: between.ends_at } });
  expect(await vendor.get(`/licences/${id}?asOf=${valid_from}`)).toMatchObject({ period: 'running' });
});

test('a trial has an end, and is bought', async () => {
  const tenant = await api.plantTenant();
  const vendor = await selling(tenant);
  const { id } = await vendor.grant({ trial: true, ends_at: inDays(14) });
  const bought = { ends_at: inDays(380), seats: 8, renewal: 'automatic', renewal_months: 12 };
  expect((await vendor.act(`/licences/${id}/convert`, bought)).json).toMatchObject({
    ...{ trial: false, seats: 8, renewal: 'automatic', renewal_months: 12 },
  });
  expect((await vendor.act(`/licences/${id}/convert`, bought)).json).toMatchObject({ code: 'not_a_trial' });
});

test('seats do not become fewer than those who sit', async () => {
  const tenant = await api.plantTenant();
  const vendor = await selling(tenant);
  const { id } = await vendor.grant({});
  for (const store of tenant.ids.stores.slice(0, 2)) await plantSeat(api, tenant.id, id, store);
  expect((await vendor.change(id, { seats: 1 })).json).toMatchObject({
    code: 'seats_in_use',
    errors: [{ pointer: '/seats' }],
  });
  expect((await vendor.change(id, { seats: 2 })).json).toMatchObject({ seats: 2, assigned: 2 });
});

test('licences are found by product, status, period and end', async () => {
  const tenant = await api.plantTenant();
  const vendor = await selling(tenant);
  const soon = await vendor.grant({ ends_at: inDays(10) });
  const later = await vendor.grant({ starts_at: inDays(5), ends_at: inDays(100) });
  const endless = await vendor.grant({});
  const ids = async (query: string) =>
    ((await vendor.send('get', `/licences?product=rx&${query}`)).json as Things).items.map(({ id }) => id);
  expect(await ids('sort=ends_at')).toEqual([soon.id, later.id, endless.id]);
  expect(await ids('period=upcoming')).toEqual([later.id]);
  expect(await ids(`ends_before=${inDays(30)}`)).toEqual([soon.id]);
  expect(((await vendor.send('get', '/licences?product=other')).json as Things).items).toEqual([]);
  const [first] = ((await vendor.send('get', '/licences?product=rx&sort=ends_at&limit=2')).json as Things).items;
  expect(first?.id).toBe(soon.id);
});

test('nobody but the vendor’s machine sells, and what another tenant bought is not there', async () => {
  const [tenant, other] = [await api.plantTenant(), await api.plantTenant()];
  const body = { product: 'rx', plan: 'store', seats: 1 };
  const administrator = await api.administratorOf(tenant, 'asset:read asset:write asset:licences');
  expect((await api.send({ method: 'post', path: '/licences', token: administrator, body })).json).toMatchObject({
    code: 'permission_missing',
  });
  const reader = await machine(tenant, 'asset:read asset:write');
  expect((await api.send({ method: 'post', path: '/licences', token: reader, body })).status).toBe(403);
  const { id } = await (await selling(other)).grant({});
  const vendor = await selling(tenant);
  for (const verb of ['renew', 'convert'])
    expect((await vendor.act(`/licences/${id}/${verb}`, { ends_at: inDays(9) })).status).toBe(404);
  for (const verb of ['suspend', 'end'])
    expect((await vendor.act(`/licences/${id}/${verb}`, { reason: 'x' })).status).toBe(404);
  expect((await vendor.send('get', `/licences/${id}`)).status).toBe(404);
  expect(((await vendor.send('get', '/licences?product=rx')).json as Things).total).toBe(0);
});
