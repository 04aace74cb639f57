import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { schemaTypes } from './schema-types.ts';

const home = await testDatabase();
afterAll(() => home.drop());

test('the checked-in row types are what the migrations make', () => {
  expect(schemaTypes(home.ownerUrl, 'verify')).toEqual([]);
});

test('a column that the types do not know is noticed, with the command that mends it', async () => {
  await home.plant('alter table directory.store add column forgotten text');
  expect(schemaTypes(home.ownerUrl, 'verify').join()).toContain('npm run generate');
});
