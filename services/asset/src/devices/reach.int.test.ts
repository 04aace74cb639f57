import { expect, test } from 'vitest';
import { testApi } from '../testing/test-api.ts';

const api = await testApi();

/** A tenant in which the manager manages the first store, with a device in it and others elsewhere. */
async function managed() {
  const tenant = await api.plantTenant();
  const tokens = {
    manager: await api.tokenOf({ tenant_id: tenant.id, user: tenant.manager, scope: 'asset:read asset:write' }),
    administrator: await api.administratorOf(tenant),
  };
  const send = (who: keyof typeof tokens, method: string, path: string, body?: object) =>
    api.send({ method, path, token: tokens[who], body, headers: { 'if-match': '*' } });
  const [store, other] = tenant.ids.stores;
  const body = { name: '自店の端末', device_type: 'pc' };
  const own = (await send('manager', 'post', '/devices', { ...body, store_id: store })).json as { id: string };
  return { tenant, send, own: own.id, foreign: tenant.ids.devices[0], store, other, body };
}

test('a store’s manager sees the devices of that store, and no others', async () => {
  const { send, own, foreign, other } = await managed();
  const ids = async (path: string) =>
    ((await send('manager', 'get', path)).json as { items: { id: string }[] }).items.map(({ id }) => id);
  expect(await ids('/devices')).toEqual([own]);
  expect(await ids(`/devices?store_id=${other}`)).toEqual([]);
  expect((await send('manager', 'get', '/device-counts')).json).toMatchObject({ total: 1 });
  expect((await send('manager', 'get', '/device-types')).json).toMatchObject({ total: 1 });
  expect((await send('manager', 'get', `/devices/${own}`)).status).toBe(200);
  expect((await send('manager', 'get', `/devices/${foreign}`)).status).toBe(404);
  expect((await send('manager', 'get', `/devices/${foreign}/history`)).status).toBe(404);
});

test('a store’s manager changes nothing elsewhere, and moves nothing out or in', async () => {
  const { send, own, foreign, store, other, body } = await managed();
  const code = async (method: string, path: string, more: object) =>
    ((await send('manager', method, path, more)).json as { code: string }).code;
  expect(await code('post', '/devices', { ...body, store_id: other })).toBe('reference_unknown');
  expect(await code('patch', `/devices/${foreign}`, { name: '別名' })).toBe('not_found');
  for (const verb of ['suspend', 'resume', 'lose', 'find', 'retire'])
    expect([verb, await code('post', `/devices/${foreign}/${verb}`, { reason: '理由' })]).toEqual([verb, 'not_found']);
  expect(await code('post', '/enrolment-codes', { device_id: foreign })).toBe('reference_unknown');
  expect(await code('post', `/devices/${foreign}/move`, { store_id: store, reason: '理由' })).toBe('not_found');
  expect(await code('post', `/devices/${own}/move`, { store_id: other, reason: '理由' })).toBe('reference_unknown');
});

test('a device that is moved away is out of its old manager’s reach', async () => {
  const { send, own, other } = await managed();
  await send('administrator', 'post', `/devices/${own}/move`, { store_id: other, reason: '移動' });
  expect((await send('manager', 'get', `/devices/${own}`)).status).toBe(404);
  const stale = await send('manager', 'patch', `/devices/${own}`, { name: '別名' });
  expect(stale.status).toBe(404);
});
