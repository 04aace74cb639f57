import { openDatabase } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { deliveryApi } from './describe-api.ts';

// a pool connects when it is first used, and this one never is
const unused = openDatabase({ url: 'postgres://unused', connections: 1, application: 'document' });
const documentIn = (language: 'en' | 'ja'): string =>
  JSON.stringify(deliveryApi(unused, '/oidc/.well-known/openid-configuration', null).document(language));

test('the document names the operations and describes them in both languages', () => {
  const [english, japanese] = [documentIn('en'), documentIn('ja')];
  for (const operation of ['listLakeTables', 'getLakeTable', 'listLakeTableVersions'])
    for (const document of [english, japanese]) expect(document).toContain(`"${operation}"`);
  expect(english).not.toMatch(/x-description-ja|[ぁ-んァ-ン]/);
  expect(japanese).not.toContain('x-description-ja');
  expect(japanese).not.toContain('How many rows are the tenant');
});
