import { randomUUIDv7 } from 'node:crypto';
import { authStoreLocation, ensureAuthTable, openAuthStore } from '@kiban/auth';
import { tenantId } from '@kiban/postgres';
import { startDynamodb } from '@kiban/testing/dynamodb';
import { afterAll, expect, test } from 'vitest';
import { CommandLine } from '../../../testing/command-line.ts';

const server = await startDynamodb();
const url = `dynamodb://kiban-auth?region=local&endpoint=${server.endpoint}`;
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const location = authStoreLocation(url);
if (location.engine === 'dynamodb') await ensureAuthTable(location, { credentials });
const store = await openAuthStore(url, { connections: 1, credentials });
// the platform's database is away
const kiban = new CommandLine({
  ...{ AUTH_STORE_URL: url, DATABASE_URL: 'postgres://kiban_owner:x@127.0.0.1:1/kiban' },
  ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
});
afterAll(async () => {
  kiban.clean();
  await store.close();
  await server.close();
});

const tenant = tenantId(randomUUIDv7());
const USER = { name: 'login_user' };
const source = { epoch: 1, version: 1 };
const revoke = (...words: string[]) => kiban.run(['revoke', ...words, '--reason', 'password in a phishing mail']);

test('access ends, and nobody comes back, while the platform’s database is away', async () => {
  const known = { tenant_id: tenant, code: 'aoba', name: 'あおば', status: 'active', source };
  const item = { id: tenant, data: known, references: { alternate: 'aoba' }, expires_at: null };
  await store.put('platform-wide', { name: 'login_tenant' }, item);
  const user = { tenant_id: tenant, user_id: 'u', person_id: 'p', login_id: 'hanako', status: 'active', source };
  const references = { person: 'p', alternate: 'hanako' };
  await store.put(tenant, USER, { id: 'u', data: user, references, expires_at: null });

  const killed = await revoke('--tenant', 'aoba', '--user', 'hanako', '--lock-out');
  expect(killed).toMatchObject({ code: 0, out: expect.stringContaining('Access has ended') });
  expect((await store.get(tenant, USER, 'u'))?.data).toMatchObject({ status: 'suspended' });
}, 60_000);

test('it says what it does not understand, and what it does not know', async () => {
  expect(await revoke('--user', 'hanako')).toMatchObject({ code: 2, err: expect.stringContaining('Say the tenant') });
  const unknown = await revoke('--tenant', 'aoba', '--user', 'taro');
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('[revoke_target_unknown]') });
}, 60_000);
