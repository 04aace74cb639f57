import { idempotency } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();
await idempotency(api);

test('a store that was created under a key is shown as it is now when the key comes again', async () => {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const request = {
    method: 'post',
    path: '/stores',
    token,
    headers: { 'idempotency-key': 'k' },
    body: { name: '新店' },
  };
  const { id } = (await api.send(request)).json as { id: string };
  const renamed = {
    method: 'patch',
    path: `/stores/${id}`,
    token,
    headers: { 'if-match': '"1"' },
    body: { name: '改名店' },
  };
  expect((await api.send(renamed)).status).toBe(200);
  const again = await api.send(request);
  expect(again.json).toMatchObject({ id, version: 2, name: '改名店' });
  expect(again.headers.get('etag')).toBe('"2"');
});

test('the order of a body’s members makes no other request of it', async () => {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const post = (body: string) =>
    api.send({ method: 'post', path: '/stores', token, headers: { 'idempotency-key': 'order' }, body });
  const first = await post('{"name":"店","kana":"ミセ"}');
  expect((await post('{ "kana": "ミセ", "name": "店" }')).json).toEqual(first.json);
});
