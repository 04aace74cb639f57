import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addUser, assignRole, createTenantNamed } from '@kiban/directory';
import type { ChangeContext } from '@kiban/event-store';
import { openDatabase, type TenantId } from '@kiban/postgres';
import { testDatabase } from '@kiban/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startAlone } from './testing/lone-service.ts';
import { publishedKeys } from './testing/published-keys.ts';

const home = await testDatabase();
const keys = await publishedKeys();
const folder = mkdtempSync(join(tmpdir(), 'kiban-alone-'));
const databaseHost = new URL(home.ownerUrl).host;
const keysHost = new URL(keys.jwksUri).host;
const operator: ChangeContext = {
  ...{ actor: { kind: 'operator', id: 'test' }, on_behalf_of: null, reason: null, request_id: null },
};
let token = '';
let tenant: TenantId;

beforeAll(async () => {
  const directory = openDatabase({ url: home.urlOf('kiban_directory'), connections: 2, application: 'test' });
  tenant = await createTenantNamed(directory, operator, { code: 'aoba', name: '青葉薬局', timezone: 'Asia/Tokyo' });
  const { id: user_id } = await addUser(directory, tenant, operator, { fields: { name: '青葉 花子' } });
  const role = { user_id, role: 'kiban:administrator', unit_id: null, store_id: null };
  await assignRole(directory, tenant, operator, { fields: role });
  await directory.close();
  const [user] = await home.plant<{ person_id: string }>('select person_id from directory."user" where id = $1', [
    user_id,
  ]);
  token = await keys.tokenOf({ tenant_id: tenant, user_id, sub: user?.person_id ?? '' });
});
afterAll(async () => {
  await keys.close();
  await home.drop();
  rmSync(folder, { recursive: true });
});

const tokens = { KIBAN_ISSUER: keys.issuer, KIBAN_JWKS_URL: keys.jwksUri };
const services: readonly (readonly [main: string, environment: Readonly<Record<string, string>>, path: string])[] = [
  [
    'services/directory/src/main.ts',
    {
      ...{ ...tokens, KIBAN_DIRECTORY_DATABASE_URL: home.urlOf('kiban_directory') },
      KIBAN_DIRECTORY_REVIEWS_DATABASE_URL: home.urlOf('kiban_review_worker'),
    },
    '/directory/v1/users',
  ],
  [
    'services/asset/src/main.ts',
    {
      ...{ ...tokens, KIBAN_ASSET_DATABASE_URL: home.urlOf('kiban_asset') },
      KIBAN_ASSET_WORKER_DATABASE_URL: home.urlOf('kiban_asset_worker'),
      ...{ KIBAN_KEY_ENCRYPTION_URL: pathToFileURL(join(folder, 'keys')).href, KIBAN_ORIGIN: 'https://kiban.test' },
    },
    '/asset/v1/devices',
  ],
  [
    'services/delivery/src/api/main.ts',
    { ...tokens, KIBAN_DELIVERY_API_DATABASE_URL: home.urlOf('kiban_delivery_api') },
    '/delivery/v1/lake/tables',
  ],
];

test.each(services)(
  '%s serves while all others are stopped, and asks nobody but the database and the keys of auth',
  async (main, environment, path) => {
    const service = await startAlone(main, environment);
    onTestFinished(service.stop);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    expect(service.connections()).toEqual(new Set([databaseHost]));
    const answer = await fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ items: expect.anything() })]);
    expect(service.connections()).toEqual(new Set([databaseHost, keysHost]));
  },
);

test('auth serves while all others are stopped, and asks nobody but its databases', async () => {
  const service = await startAlone('services/auth/src/main.ts', {
    ...{ KIBAN_ORIGIN: 'https://auth.test', KIBAN_CONSOLE_ORIGIN: 'https://console.test' },
    KIBAN_AUTH_STORE_URL: home.urlOf('kiban_auth'),
    KIBAN_AUTH_FEED_URL: home.urlOf('kiban_login_view'),
    KIBAN_AUTH_RECORDER_URL: home.urlOf('kiban_auth_recorder'),
    KIBAN_KEY_ENCRYPTION_URL: `base64:${randomBytes(32).toString('base64')}`,
    ...{ KIBAN_SMTP_URL: 'smtp://127.0.0.1:9', KIBAN_MAIL_FROM: 'kiban@aoba.example' },
    KIBAN_CONSOLE_CLIENT_SECRET: randomBytes(32).toString('base64url'),
    KIBAN_PLATFORM_TENANT_ID: tenant,
  });
  onTestFinished(service.stop);
  const answer = await fetch(`${service.url}/oidc/jwks`);
  expect([answer.status, await answer.json()]).toEqual([200, { keys: expect.any(Array) }]);
  expect(service.connections()).toEqual(new Set([databaseHost]));
});
