import { expect, test } from 'vitest';
import { configOf } from './config.ts';

const given = (environment: Record<string, string>) => configOf({ KIBAN_HOME: '/home/kiban', ...environment });

test('without a word it serves this machine only, in English, and keeps mail in its own mailbox', () => {
  expect(given({ LANG: 'C' })).toMatchObject({
    http: { host: '127.0.0.1', port: 4000, origin: 'http://localhost:4000' },
    log: { format: 'pretty', level: 'warn' },
    language: 'en',
    ...{ databaseUrl: undefined, authStoreUrl: undefined },
    keyEncryptionUrl: 'file:///home/kiban/credentials/key-encryption-key',
    lake: { url: '/home/kiban/lake', intervalMs: 5_000 },
    smtp: undefined,
    outsideAllowed: [],
  });
});

test('another port is another origin, unless the origin is given', () => {
  expect(given({ KIBAN_HTTP_PORT: '4100' }).http.origin).toBe('http://localhost:4100');
  expect(given({ KIBAN_HTTP_PORT: '4100', KIBAN_ORIGIN: 'https://id.example.jp/' }).http).toEqual({
    ...{ host: '127.0.0.1', port: 4100, origin: 'https://id.example.jp' },
  });
});

test('the lake may lie in a bucket; changes may wait a minute on a database of its own, unless said otherwise', () => {
  const database = { DATABASE_URL: 'postgres://localhost/kiban', KIBAN_LAKE_URL: 's3://lake/kiban' };
  expect(given(database).lake).toEqual({ url: 's3://lake/kiban', intervalMs: 60_000 });
  expect(given({ ...database, KIBAN_LAKE_INTERVAL: '1' }).lake.intervalMs).toBe(1_000);
});

test('identity providers inside are asked where their origins are named', () => {
  const named = { KIBAN_OUTSIDE_ALLOWED: 'http://127.0.0.1:4090 https://id.aoba.example/' };
  expect(given(named).outsideAllowed).toEqual(['http://127.0.0.1:4090', 'https://id.aoba.example']);
});

test.each([
  [{ KIBAN_HTTP_PORT: '0' }, 'KIBAN_HTTP_PORT is “0”'],
  [{ KIBAN_POSTGRES_PORT: 'x' }, 'KIBAN_POSTGRES_PORT is “x”'],
  [{ KIBAN_ORIGIN: 'https://id.example.jp/kiban' }, 'no origin'],
  [{ KIBAN_ORIGIN: 'ftp://id.example.jp' }, 'no origin'],
  [{ KIBAN_OUTSIDE_ALLOWED: 'idp.example.jp' }, 'KIBAN_OUTSIDE_ALLOWED is “idp.example.jp”'],
  [{ KIBAN_LAKE_INTERVAL: '0.5' }, 'a whole number of seconds'],
  [{ KIBAN_LOG_FORMAT: 'xml' }, 'json, pretty'],
  [{ KIBAN_SMTP_URL: 'smtp://localhost' }, 'KIBAN_MAIL_FROM'],
])('%o is refused with what to write', (environment, words) => {
  expect(() => given(environment as unknown as Record<string, string>)).toThrow(words);
});
