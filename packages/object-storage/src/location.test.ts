import { expect, test } from 'vitest';
import { parseLocation } from './location.ts';
import { openObjectStorage } from './open-object-storage.ts';

test.each([
  ['/var/lake', { scheme: 'file', folder: '/var/lake' }],
  ['./lake', { scheme: 'file', folder: './lake' }],
  ['file:///var/%E5%BA%97', { scheme: 'file', folder: '/var/店' }],
  ['s3://lake', { scheme: 's3', bucket: 'lake', prefix: '', parameters: {} }],
  [
    's3://lake/a/b/?region=ap-northeast-1&endpoint=http://localhost:9000',
    {
      scheme: 's3',
      bucket: 'lake',
      prefix: 'a/b',
      parameters: { region: 'ap-northeast-1', endpoint: 'http://localhost:9000' },
    },
  ],
  ['gs://my_lake/%E5%BA%97', { scheme: 'gs', bucket: 'my_lake', prefix: '店', parameters: {} }],
  ['az://account/lake/a', { scheme: 'az', account: 'account', container: 'lake', prefix: 'a', parameters: {} }],
])('%s names a place', (url, location) => {
  expect(parseLocation(url)).toEqual(location);
});

test.each([
  '',
  's3://',
  's3:///prefix',
  's3://key:secret@lake/',
  's3://lake/a//b',
  's3://lake/%2e%2e%2fb',
  's3://lake/%zz',
  's3://lake?profile=me',
  's3://lake#part',
  'gs://lake?region=tokyo',
  'az://account',
  'az://account/?endpoint=x',
  'file://host/lake',
  'http://lake/',
])('%s is refused', (url) => {
  expect(() => parseLocation(url)).toThrow(expect.objectContaining({ code: 'invalid_location' }));
});

test('a refused URL does not repeat its credentials', () => {
  expect(() => parseLocation('s3://key:hidden@lake/')).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hidden') }),
  );
});

test('parts that a store would refuse are refused at once, and credentials of another vendor', async () => {
  const refused = expect.objectContaining({ code: 'invalid_location' });
  await expect(openObjectStorage('/tmp/x', { partBytes: 1_048_576 })).rejects.toEqual(refused);
  await expect(openObjectStorage('/tmp/x', { partBytes: 6_000_000 })).rejects.toEqual(refused);
  await expect(openObjectStorage('s3://lake', { credentials: { accountKey: 'x' } })).rejects.toEqual(refused);
});
