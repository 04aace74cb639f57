import { storyIn, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();

test('a unit moves with all that is below it, and both its past and its present paths can be seen', async () => {
  const { get, post, change } = await storyIn(api);
  const [kanto, kansai] = await Promise.all(['関東', '関西'].map((name) => post('/organization-units', { name })));
  const area = await post('/organization-units', { name: '第一', parent_id: kanto?.id });
  const block = await post('/organization-units', { name: '一班', parent_id: area.id });
  const store = await post('/stores', { name: '店', unit_id: block.id });
  const moved = await change('post', `/organization-units/${area.id}/move`, 1, {
    parent_id: kansai?.id,
    reason: '再編',
  });
  expect(moved).toMatchObject({ parent_id: kansai?.id, parent_name: '関西', path: [{ name: '関西' }] });

  const path = async (query = '') =>
    (await get<{ path: { name: string }[] }>(`/organization-units/${block.id}${query}`)).path.map(({ name }) => name);
  expect(await path()).toEqual(['関西', '第一']);
  expect(await path(`?asOf=${store.valid_from}`)).toEqual(['関東', '第一']);
  expect(await get<Things>(`/stores?unit_id=${kansai?.id}`)).toMatchObject({ total: 1 });
  expect(await get<Things>(`/stores?unit_id=${kanto?.id}&asOf=${store.valid_from}`)).toMatchObject({ total: 1 });
});

test('a unit is not moved below itself', async () => {
  const { post, ask } = await storyIn(api);
  const above = await post('/organization-units', { name: '上' });
  const below = await post('/organization-units', { name: '下', parent_id: above.id });
  const { status, json } = await ask('post', `/organization-units/${above.id}/move`, 1, { parent_id: below.id });
  expect([status, (json as { code: string }).code]).toEqual([409, 'would_make_a_cycle']);
});

test('a unit in which a store is open is closed when the store is', async () => {
  const { post, ask, change } = await storyIn(api);
  const unit = await post('/organization-units', { name: '地区' });
  const store = await post('/stores', { name: '店', unit_id: unit.id });
  const close = () => ask('post', `/organization-units/${unit.id}/close`, 1, { reason: '統合' });
  expect((await close()).json).toMatchObject({ code: 'not_empty' });
  await change('post', `/stores/${store.id}/close`, 1, { reason: '閉店' });
  expect((await close()).json).toMatchObject({ status: 'closed', version: 2 });
  const late = await ask('post', '/stores', undefined, { name: '後の店', unit_id: unit.id });
  expect(late.json).toMatchObject({ code: 'reference_closed', errors: [{ pointer: '/unit_id' }] });
});

test('the tree comes parents first, each with how many stores and people are in it', async () => {
  const { tenant, get } = await storyIn(api);
  const { items, total } = await get<Things>('/organization-units?limit=1000');
  expect(total).toBe(4);
  const place = (id: unknown) => items.findIndex((unit) => unit.id === id);
  for (const unit of items) if (unit.parent_id !== null) expect(place(unit.parent_id)).toBeLessThan(place(unit.id));
  const [, , top] = tenant.ids['organization-units'];
  expect(items[place(top)]).toMatchObject({ store_count: 2, member_count: 2 });
});
