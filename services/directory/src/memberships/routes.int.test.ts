import { storyIn, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();

test('a membership begins in a store, ends, and goes on when the same begins again', async () => {
  const { tenant, get, post, change } = await storyIn(api);
  const place = { user_id: tenant.administrator.id, store_id: tenant.ids.stores[0], job_type: '薬剤師' };
  const begun = await post('/memberships', place);
  expect(begun).toMatchObject({ status: 'active', unit_id: null, place_name: `${tenant.marker}空店` });
  expect(await get(`/stores/${place.store_id}`)).toMatchObject({ member_count: 1 });
  expect(await change('post', `/memberships/${begun.id}/end`, 1, { reason: '異動' })).toMatchObject({
    status: 'ended',
  });
  expect(await get(`/stores/${place.store_id}`)).toMatchObject({ member_count: 0 });
  expect(await post('/memberships', place)).toMatchObject({ id: begun.id, status: 'active', version: 3 });
  const during = await get<Things>(`/memberships?user_id=${place.user_id}&status=active&asOf=${begun.valid_from}`);
  expect(during.items).toMatchObject([{ id: begun.id, version: 1 }]);
});

test('a membership is in a unit or in a store, never in both or in none', async () => {
  const { tenant, ask } = await storyIn(api);
  const [unit_id, store_id] = [tenant.ids['organization-units'][0], tenant.ids.stores[0]];
  const body = { user_id: tenant.administrator.id, job_type: '事務' };
  for (const where of [{}, { unit_id, store_id }, { unit_id: null, store_id: null }])
    expect((await ask('post', '/memberships', undefined, { ...body, ...where })).json).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/store_id', detail: 'Name a unit or a store, one of the two.' }],
    });
});

test('nobody begins in a store that is closed, and nobody who has left begins anywhere', async () => {
  const { tenant, ask } = await storyIn(api);
  const [open, , closed] = tenant.ids.stores;
  const left = tenant.ids.users[3];
  const begin = (user_id: string | undefined, store_id: string | undefined) =>
    ask('post', '/memberships', undefined, { user_id, store_id, job_type: '事務' });
  expect((await begin(tenant.administrator.id, closed)).json).toMatchObject({ code: 'reference_closed' });
  expect((await begin(left, open)).json).toMatchObject({ code: 'reference_closed', errors: [{ pointer: '/user_id' }] });
});
