import { storyIn, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/test-api.ts';

const api = await testApi();

test('a device is registered in a store, changed, moved, and shows where it stood at any moment', async () => {
  const { tenant, get, post, change } = await storyIn(api);
  const [empty, equipped] = tenant.ids.stores;
  const made = await post('/devices', {
    ...{ name: '調剤室 1', device_type: 'pc', store_id: empty },
    ...{ manufacturer: 'NEC', model: 'VersaPro', serial_number: 'SN-100', asset_tag: 'T-1', note: '窓側' },
  });
  expect(made).toMatchObject({
    ...{ version: 1, status: 'registered', store_name: `${tenant.marker}空店`, unit_name: `${tenant.marker}配下` },
    ...{ key_thumbprint: null, last_seen_at: null, code_expires_at: null, serial_number: 'SN-100' },
  });
  expect(await change('patch', `/devices/${made.id}`, 1, { name: '調剤室 2', note: null })).toMatchObject({
    ...{ version: 2, name: '調剤室 2', note: null, asset_tag: 'T-1' },
  });
  const moved = await change('post', `/devices/${made.id}/move`, 2, { store_id: equipped, reason: '改装' });
  expect(moved).toMatchObject({ version: 3, store_name: `${tenant.marker}本店` });
  expect(await get(`/devices/${made.id}?asOf=${made.valid_from}`)).toMatchObject({
    ...{ version: 1, name: '調剤室 1', store_name: `${tenant.marker}空店` },
  });
  const { items } = await get<Things>(`/devices/${made.id}/history`);
  expect(items).toMatchObject([
    {
      ...{ kind: 'device', name: 'device.moved', reason: '改装', label: '調剤室 2' },
      changes: [
        {
          ...{ field: 'store_id', before: empty, after: equipped },
          ...{ before_name: `${tenant.marker}空店`, after_name: `${tenant.marker}本店` },
        },
      ],
      actor: { kind: 'person', id: tenant.administrator.id, name: `${tenant.marker}管理者` },
    },
    { name: 'device.changed' },
    { name: 'device.registered', label: '調剤室 1' },
  ]);
});

test('a device is suspended, resumed, lost, found and retired, each only when it makes sense', async () => {
  const { tenant, ask, change } = await storyIn(api);
  const path = `/devices/${tenant.ids.devices[0]}`;
  const act = (verb: string, version: number) => change('post', `${path}/${verb}`, version, { reason: '理由' });
  const refused = async (verb: string, version: number) =>
    ((await ask('post', `${path}/${verb}`, version, { reason: '理由' })).json as { code: string }).code;
  expect(await refused('resume', 1)).toBe('still_open');
  expect(await refused('find', 1)).toBe('still_open');
  expect(await act('suspend', 1)).toMatchObject({ status: 'suspended' });
  expect(await refused('suspend', 2)).toBe('already_closed');
  expect(await act('resume', 2)).toMatchObject({ status: 'registered' });
  expect(await act('lose', 3)).toMatchObject({ status: 'lost' });
  expect(await refused('suspend', 4)).toBe('already_closed');
  expect(await refused('lose', 4)).toBe('already_closed');
  expect(await act('find', 4)).toMatchObject({ status: 'registered' });
  expect(await act('retire', 5)).toMatchObject({ status: 'retired' });
  for (const verb of ['suspend', 'resume', 'lose', 'find', 'retire'])
    expect([verb, await refused(verb, 6)]).toEqual([verb, 'already_closed']);
  expect((await ask('patch', path, 6, { name: '別名' })).json).toMatchObject({
    ...{ code: 'already_closed', detail: 'The device is retired, for good.' },
  });
});

test('nothing is registered in or moved into a store that is closed', async () => {
  const { tenant, ask } = await storyIn(api);
  const closed = tenant.ids.stores[2];
  const refusal = { code: 'reference_closed', errors: [{ pointer: '/store_id' }] };
  const body = { name: '端末', device_type: 'pc', store_id: closed };
  expect((await ask('post', '/devices', undefined, body)).json).toMatchObject(refusal);
  const move = { store_id: closed, reason: '移動' };
  expect((await ask('post', `/devices/${tenant.ids.devices[0]}/move`, 1, move)).json).toMatchObject(refusal);
});

test('of the devices in use one of a manufacturer has a serial number, and one an asset tag', async () => {
  const { tenant, ask, post, change } = await storyIn(api);
  const body = { name: '端末', device_type: 'pc', store_id: tenant.ids.stores[0] };
  const first = await post('/devices', { ...body, serial_number: 'A1', asset_tag: 'T1' });
  const taken = async (more: object) => (await ask('post', '/devices', undefined, { ...body, ...more })).json;
  expect(await taken({ serial_number: 'A1' })).toMatchObject({
    ...{ code: 'key_taken', errors: [{ pointer: '/serial_number' }] },
  });
  expect(await taken({ asset_tag: 'T1' })).toMatchObject({ errors: [{ pointer: '/asset_tag' }] });
  await post('/devices', { ...body, serial_number: 'A1', manufacturer: 'NEC' });
  await change('post', `/devices/${first.id}/retire`, 1, { reason: '故障' });
  await post('/devices', { ...body, serial_number: 'A1', asset_tag: 'T1' });
});

test('devices are found by any part of name, serial number and asset tag, now and then', async () => {
  const { tenant, get, post, change } = await storyIn(api);
  const store_id = tenant.ids.stores[0];
  const made = await post('/devices', {
    ...{ name: 'レジ用タブレット', device_type: 'tablet', store_id, serial_number: 'XK-48213', asset_tag: '資-0099' },
  });
  const found = async (q: string, more = '') =>
    (await get<Things>(`/devices?q=${encodeURIComponent(q)}${more}`)).items.map(({ id }) => id);
  for (const q of ['タブレ', 'れじ用', '8213', 'xk-48', '0099', 'レ'])
    expect([q, await found(q)]).toEqual([q, [made.id]]);
  expect(await found('XK-99')).toEqual([]);
  const changed = await change('patch', `/devices/${made.id}`, 1, { name: '会計機', serial_number: null });
  expect(await found('タブレ')).toEqual([]);
  expect(await found('タブレ', `&asOf=${made.valid_from}`)).toEqual([made.id]);
  expect(await found('8213', `&asOf=${made.valid_from}`)).toEqual([made.id]);
  expect(await found('会計', `&asOf=${made.valid_from}`)).toEqual([]);
  expect(await found('会計', `&asOf=${changed.valid_from}`)).toEqual([made.id]);
});

test('a list is narrowed by place, status and type, and its head counts the statuses', async () => {
  const { tenant, get, post } = await storyIn(api);
  const [empty, equipped] = tenant.ids.stores;
  const [below, top] = tenant.ids.units;
  const made = await post('/devices', { name: 'キオスク', device_type: 'kiosk', store_id: empty });
  const ids = async (query: string) => (await get<Things>(`/devices?${query}`)).items.map(({ id }) => id).sort();
  const [registered, halted, lost, retired] = tenant.ids.devices;
  expect(await ids(`store_id=${empty}`)).toEqual([made.id]);
  expect(await ids(`unit_id=${top}`)).toEqual([registered, halted, lost, retired, made.id].sort());
  expect(await ids(`unit_id=${below}&status=lost&status=suspended`)).toEqual([halted, lost].sort());
  expect(await ids('device_type=kiosk')).toEqual([made.id]);
  expect(await get(`/device-counts?store_id=${equipped}`)).toMatchObject({
    total: 4,
    items: [
      { status: 'lost', count: 1 },
      { status: 'registered', count: 1 },
      { status: 'retired', count: 1 },
      { status: 'suspended', count: 1 },
    ],
  });
  expect(await get('/device-types')).toMatchObject({
    items: [
      { device_type: 'pc', count: 3 },
      { device_type: 'kiosk', count: 1 },
    ],
  });
});
