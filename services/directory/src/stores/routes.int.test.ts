import { storyIn, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();

test('a store moves, and its history tells from where to where, by whom and why', async () => {
  const { tenant, get, post, change } = await storyIn(api);
  const [east, west] = await Promise.all(['東地区', '西地区'].map((name) => post('/organization-units', { name })));
  const store = await post('/stores', { name: '駅前店', unit_id: east?.id });
  const moved = await change('patch', `/stores/${store.id}`, 1, { unit_id: west?.id, reason: '地区再編' });
  expect(moved).toMatchObject({ version: 2, unit_id: west?.id, unit_name: '西地区' });

  const { items } = await get<Things>(`/stores/${store.id}/history`);
  expect(items.map(({ name }) => name)).toEqual(['store.moved', 'store.opened']);
  expect(items[0]).toMatchObject({
    changes: [{ field: 'unit_id', before: east?.id, after: west?.id, before_name: '東地区', after_name: '西地区' }],
    actor: { kind: 'person', id: tenant.administrator.id, name: `${tenant.marker}管理者` },
    ...{ reason: '地区再編', valid_to: null },
  });
});

test('two who edit a store at once: the second sees both versions and loses nothing', async () => {
  const { get, post, ask, change } = await storyIn(api);
  const { id } = await post('/stores', { name: '店' });
  await change('patch', `/stores/${id}`, 1, { phone: '03-1234-5678' });
  const second = await ask('patch', `/stores/${id}`, 1, { address: '東京都' });
  expect(second.status).toBe(412);
  expect(second.json).toMatchObject({
    code: 'version_conflict',
    current: { version: 2, phone: '03-1234-5678', address: null },
  });
  await change('patch', `/stores/${id}`, 2, { address: '東京都' });
  expect(await get(`/stores/${id}`)).toMatchObject({ phone: '03-1234-5678', address: '東京都' });
});

test('a store shows what it was at a moment, and the list of then holds what was open then', async () => {
  const { get, post, change } = await storyIn(api);
  const store = await post('/stores', { name: '旧名店' });
  const { valid_from: before } = store;
  await change('patch', `/stores/${store.id}`, 1, { name: '新名店' });
  await change('post', `/stores/${store.id}/close`, 2, { reason: '閉店' });
  expect(await get(`/stores/${store.id}?asOf=${before}`)).toMatchObject({ name: '旧名店', status: 'open', version: 1 });
  const then = await get<Things>(`/stores?status=open&q=旧名&asOf=${before}`);
  expect(then).toMatchObject({ items: [{ id: store.id, name: '旧名店' }], as_of: before });
  expect(await get<Things>('/stores?status=open&q=旧名')).toMatchObject({ items: [], as_of: null });
  expect(await get<Things>('/stores?status=open&status=closed&q=新名')).toMatchObject({ total: 1 });
});

test('a store with members is closed only if their memberships are to end with it', async () => {
  const { tenant, get, ask } = await storyIn(api);
  const staffed = tenant.ids.stores[1] ?? '';
  const kept = await ask('post', `/stores/${staffed}/close`, 1, { reason: '閉店' });
  expect([kept.status, (kept.json as { code: string }).code]).toEqual([409, 'not_empty']);
  const closed = await ask('post', `/stores/${staffed}/close`, 1, { reason: '閉店', end_memberships: true });
  expect(closed.json).toMatchObject({ status: 'closed', member_count: 0 });
  const memberships = await get<Things>(`/memberships?store_id=${staffed}&status=active`);
  expect(memberships.total).toBe(0);
  const { items } = await get<Things>(`/stores/${staffed}/history`);
  expect(
    items
      .slice(0, 2)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['membership.ended', 'store.closed']);
});

test('a code that another open store has is refused, and says which field it is', async () => {
  const { post, ask } = await storyIn(api);
  const identifiers = [{ system: 'jp.medical-institution-code', value: '1312345' }];
  await post('/stores', { name: '一号店', identifiers });
  const { status, json } = await ask('post', '/stores', undefined, { name: '二号店', identifiers });
  expect(status).toBe(409);
  expect(json).toMatchObject({ code: 'key_taken', errors: [{ pointer: '/identifiers' }] });
});

test('what is written is kept in its one form', async () => {
  const { post } = await storyIn(api);
  const written = {
    name: '  か\u3099っこう店 ',
    kana: 'ｶﾞｯｺｳみせ',
    postal_code: '〒100-0001',
    phone: '０３（１２３４）５６７８',
  };
  expect(await post('/stores', written)).toMatchObject({
    ...{ name: 'がっこう店', kana: 'ガッコウミセ', postal_code: '1000001', phone: '03-1234-5678' },
  });
});

test('the stores of a unit are those of everything below it', async () => {
  const { tenant, get } = await storyIn(api);
  const [, , top] = tenant.ids['organization-units'];
  const all = await get<Things>(`/stores?unit_id=${top}&sort=-name&status=open`);
  expect(all.items.map(({ id }) => id).sort()).toEqual(tenant.ids.stores.slice(0, 2).toSorted());
  const forwards = await get<Things>(`/stores?unit_id=${top}&sort=name&status=open`);
  expect(all.items).toEqual(forwards.items.toReversed());
});

test('a refusal speaks the language that was asked for', async () => {
  const { ask } = await storyIn(api);
  const english = await ask('post', '/stores', undefined, { name: '店', kana: '店' });
  expect(english.json).toMatchObject({ errors: [{ pointer: '/kana', detail: 'Write the reading in kana.' }] });
});
