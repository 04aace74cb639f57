import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuthStore, readKeySet } from '@kiban/auth';
import { openDatabaseServer } from '@kiban/postgres';
import { startDynamodb } from '@kiban/testing/dynamodb';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { authStorePlace } from './auth-store.ts';
import { configOf } from './config.ts';
import { examineAuthStore } from './doctor/identity.ts';

vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
const folder = mkdtempSync(join(tmpdir(), 'kiban-auth-store-'));
chmodSync(folder, 0o755); // the server's own user must be able to reach its data
const dynamodb = await startDynamodb();
/** Of its own: roles belong to a server, and those of the other tests must keep their passwords. */
const postgresql = await openDatabaseServer({ home: join(folder, 'server'), settings: { fsync: 'off' } });
afterAll(async () => {
  await postgresql.close();
  await dynamodb.close();
  rmSync(folder, { recursive: true, force: true });
});

const platform = { describe: () => 'PostgreSQL of the platform', urlOf: () => 'postgres://beside' };
const configFor = (AUTH_STORE_URL = '') => configOf({ KIBAN_HOME: join(folder, 'home'), LANG: 'C', AUTH_STORE_URL });

test('unless something else is said the auth store lies beside everything else', async () => {
  expect(await authStorePlace(configFor(), platform)).toMatchObject({ url: 'postgres://beside', description: null });
  const same = { ...platform, describe: () => `PostgreSQL at ${new URL(postgresql.ownerUrl).host}/kiban` };
  expect(await authStorePlace(configFor(postgresql.ownerUrl), same)).toMatchObject({ url: 'postgres://beside' });
});

test('an address that is none is refused with what to write', async () => {
  await expect(authStorePlace(configFor('mysql://host'), platform)).rejects.toThrow('dynamodb://table');
});

describe.each([
  ['a PostgreSQL of its own', postgresql.ownerUrl, 'PostgreSQL at'],
  ['DynamoDB', `dynamodb://kiban-auth?region=local&endpoint=${dynamodb.endpoint}`, 'DynamoDB, table kiban-auth'],
])('in %s', (_, url, description) => {
  test('it is made, by several processes at once, and again without harm; then it can be used', async () => {
    const place = await authStorePlace(configFor(url), platform);
    expect(place.description).toContain(description);
    await Promise.all([place.prepare(), place.prepare()]);
    await place.prepare();
    const store = await openAuthStore(place.url, { connections: 1 });
    expect(await readKeySet(store)).toBeUndefined();
    await store.close();
  });

  test('the doctor says where it lies and that it answers', async () => {
    const examined = await examineAuthStore(platform, configFor(url));
    expect(examined).toMatchObject({ looked: expect.stringContaining('answers in'), findings: [] });
    expect(examined.looked).toContain(description);
  });
});

test('the doctor finds a store that does not answer', async () => {
  const nowhere = configFor('dynamodb://kiban-auth?region=local&endpoint=http://127.0.0.1:1');
  expect(await examineAuthStore(platform, nowhere)).toMatchObject({ findings: [{ rule: 'auth_store_away' }] });
});
