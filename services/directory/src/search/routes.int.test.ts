import { storyIn, type Thing, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();

test('one box finds stores, people, units and corporations by any part of a name or its kana', async () => {
  const { get, post } = await storyIn(api);
  await post('/stores', { name: '新宿駅前店', kana: 'シンジュクエキマエテン' });
  await post('/users', { name: '新宿太郎', staff_number: 'E-001' });
  await post('/organization-units', { name: '新宿ブロック' });
  await post('/corporations', { name: '株式会社新宿' });
  const kinds = async (q: string) => (await get<Things>(`/search?q=${q}`)).items.map(({ kind }) => kind).sort();
  expect(await kinds('新宿')).toEqual(['corporation', 'organization_unit', 'store', 'user']);
  expect(await kinds('しんじゅく')).toEqual(['store']);
  expect(await kinds('E-00')).toEqual(['user']);
  expect(await kinds('大阪')).toEqual([]);
});

test('a search of the past finds what was called so then', async () => {
  const { get, post, change } = await storyIn(api);
  const store: Thing = await post('/stores', { name: '旧称店' });
  await change('patch', `/stores/${store.id}`, 1, { name: '改称店' });
  expect((await get<Things>('/search?q=旧称')).items).toEqual([]);
  const { items } = await get<Things>(`/search?q=旧称&asOf=${store.valid_from}`);
  expect(items).toMatchObject([{ kind: 'store', id: store.id, name: '旧称店' }]);
});

test('a search finds nothing of another tenant', async () => {
  const other = await api.plantTenant();
  const { get } = await storyIn(api);
  expect((await get<Things>(`/search?q=${other.marker}`)).items).toEqual([]);
});
