import { renameReadColumns } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { bearerOf, testApi } from '../testing/test-api.ts';

const api = await testApi();

test('who may see the lake is the same when the directory renames its columns behind what it publishes', async () => {
  const { id, users } = await api.tenant();
  const statuses = async (): Promise<number[]> => {
    const all = Object.values(users).map((user) => api.ask('/lake/tables', bearerOf({ id, users }, user)));
    return (await Promise.all(all)).map(({ status }) => status);
  };
  const before = await statuses();
  expect(before).toEqual([200, 200, 403, 403]);
  expect(await renameReadColumns(api.home.plant, 'kiban_delivery_api', 'delivery')).toBeGreaterThan(20);
  expect(await statuses()).toEqual(before);
});
