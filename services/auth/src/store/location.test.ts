import { expect, test } from 'vitest';
import { authStoreLocation } from './location.ts';

test('names a PostgreSQL or a table of DynamoDB', () => {
  expect(authStoreLocation('postgres://a:b@c/d')).toEqual({ engine: 'postgresql', url: 'postgres://a:b@c/d' });
  expect(authStoreLocation('dynamodb://Kiban_auth.1?region=ap-northeast-1')).toEqual({
    ...{ engine: 'dynamodb', table: 'Kiban_auth.1', region: 'ap-northeast-1', endpoint: undefined },
  });
  expect(authStoreLocation('dynamodb://kiban?endpoint=http://127.0.0.1:8000')).toMatchObject({
    endpoint: 'http://127.0.0.1:8000',
  });
});

test.each([
  'mysql://host/auth',
  'kiban',
  'dynamodb://',
  'dynamodb://ab',
  'dynamodb://id:secret@kiban',
  'dynamodb://kiban/folder',
  'dynamodb://kiban?regions=tokyo',
  'dynamodb://kiban?endpoint=here',
])('%s is refused with what to write', (url) => {
  expect(() => authStoreLocation(url)).toThrow('Write one like postgres://');
  expect(() => authStoreLocation(url)).not.toThrow('secret');
});
