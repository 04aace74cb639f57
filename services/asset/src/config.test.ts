import { expect, test } from 'vitest';
import { assetConfigOf } from './config.ts';

const environment = {
  KIBAN_ASSET_DATABASE_URL: 'postgres://kiban_asset@host/kiban',
  KIBAN_ASSET_WORKER_DATABASE_URL: 'postgres://kiban_asset_worker@host/kiban',
  KIBAN_KEY_ENCRYPTION_URL: 'file:///keys',
  KIBAN_ORIGIN: 'https://kiban.example/',
  KIBAN_ISSUER: 'https://auth.example/oidc',
};

test('what is not said has its usual value', () => {
  expect(assetConfigOf(environment)).toMatchObject({
    ...{ origin: 'https://kiban.example', port: 4040, trustedProxyHops: 0, connections: 8, logFormat: 'json' },
  });
});

test.each(Object.keys(environment))('without %s it does not start, and says how to write it', (name) => {
  expect(() => assetConfigOf({ ...environment, [name]: '' })).toThrow(`${name} is missing. Write it like`);
});

test.each([
  ['KIBAN_PORT', '99999'],
  ['KIBAN_ORIGIN', 'kiban'],
  ['KIBAN_LOG_LEVEL', 'loud'],
])('%s is not “%s”', (name, value) => {
  expect(() => assetConfigOf({ ...environment, [name]: value })).toThrow(name);
});
