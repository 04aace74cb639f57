import { storyIn } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();

test('a corporation is closed when no open store names it any more', async () => {
  const { post, ask, change } = await storyIn(api);
  const corporation = await post('/corporations', { name: '株式会社青葉', corporate_number: '7000012050002' });
  const store = await post('/stores', { name: '店', corporation_id: corporation.id });
  expect(store).toMatchObject({ corporation_name: '株式会社青葉' });
  const close = () => ask('post', `/corporations/${corporation.id}/close`, 1, { reason: '清算' });
  expect((await close()).json).toMatchObject({ code: 'not_empty' });
  await change('patch', `/stores/${store.id}`, 1, { corporation_id: null });
  expect((await close()).json).toMatchObject({ status: 'closed' });
});

test('a corporate number whose check digit does not fit is refused', async () => {
  const { ask } = await storyIn(api);
  const { status, json } = await ask('post', '/corporations', undefined, {
    name: '法人',
    corporate_number: '1000012050002',
  });
  expect(status).toBe(400);
  expect(json).toMatchObject({
    errors: [{ pointer: '/corporate_number', detail: 'The check digit in front does not fit.' }],
  });
});
