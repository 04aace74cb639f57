import { expect, test } from 'vitest';
import { presignedPath, presignedUrl } from './presigned-url.ts';

const presigning = { baseUrl: 'https://lake.example/objects/', secret: 'a secret of more than thirty-two letters' };
const EXPIRES = 2_000_000_000;
const url = presignedUrl(presigning, '店舗/part 1.parquet', EXPIRES);
const before = (EXPIRES - 1) * 1_000;

test('gives the path that was signed, until it expires', () => {
  expect(presignedPath(url, presigning, before)).toBe('店舗/part 1.parquet');
  expect(presignedPath(url, presigning, EXPIRES * 1_000)).toBeNull();
});

test.each([
  ['another path', url.replace('part%201', 'part%202')],
  ['a later end', url.replace('2000000000', '2000000001')],
  ['another place', url.replace('/objects/', '/others/')],
  ['another host', url.replace('lake.example', 'evil.example')],
  ['a path that is not encoded', url.replace('part%201', 'part%zz')],
  ['no signature', url.replace(/&signature=.*/, '')],
])('refuses %s', (_, changed) => {
  expect(changed).not.toBe(url);
  expect(presignedPath(changed, presigning, before)).toBeNull();
});

test('refuses what was signed with another secret', () => {
  expect(presignedPath(url, { ...presigning, secret: 'another' }, before)).toBeNull();
});
