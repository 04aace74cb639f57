import { expect, test } from 'vitest';
import { authConfigOf } from './config.ts';

const whole = {
  KIBAN_ORIGIN: 'https://auth.example.com/',
  KIBAN_AUTH_STORE_URL: 'postgres://store',
  KIBAN_AUTH_FEED_URL: 'postgres://feed',
  KIBAN_AUTH_RECORDER_URL: 'postgres://recorder',
  KIBAN_KEY_ENCRYPTION_URL: 'file:///run/secrets/key',
  KIBAN_SMTP_URL: 'smtp://host',
  KIBAN_MAIL_FROM: 'kiban@example.com',
  KIBAN_CONSOLE_ORIGIN: 'https://console.example.com',
  KIBAN_CONSOLE_CLIENT_SECRET: 'secret',
  KIBAN_PLATFORM_TENANT_ID: '0198c5a2-0000-7000-8000-000000000001',
};

test('reads what is there and takes what is usual for the rest', () => {
  expect(authConfigOf(whole)).toMatchObject({
    ...{ origin: 'https://auth.example.com', port: 4020, host: '127.0.0.1', trustedProxyHops: 0 },
    ...{ keyEncryptionUrl: 'file:///run/secrets/key', logFormat: 'json' },
  });
});

test('metrics are answered where it is said, and otherwise nowhere', () => {
  expect(authConfigOf(whole).metrics).toBeNull();
  expect(authConfigOf({ ...whole, KIBAN_METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
});

test.each(Object.keys(whole))('names %s when it is missing', (name) => {
  expect(() => authConfigOf({ ...whole, [name]: '' })).toThrow(`${name} is missing`);
});

test.each([
  ['KIBAN_ORIGIN', 'https://auth.example.com/path'],
  ['KIBAN_ORIGIN', 'auth.example.com'],
  ['KIBAN_PORT', 'eighty'],
  ['KIBAN_TRUSTED_PROXY_HOPS', '-1'],
  ['KIBAN_CLIENT_CERTIFICATES', 'any'],
  ['KIBAN_OUTSIDE_ALLOWED', 'https://idp.example idp.example'],
  ['KIBAN_LOG_FORMAT', 'xml'],
])('says what is wrong with %s=%s', (name, value) => {
  expect(() => authConfigOf({ ...whole, [name]: value })).toThrow(name);
});
