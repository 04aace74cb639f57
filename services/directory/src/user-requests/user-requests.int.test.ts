import { randomUUIDv7 } from 'node:crypto';
import { appendEvents, type OutsideEvent, streamKey, takeLocks } from '@kiban/event-store';
import { openDatabase, type TenantId, tenantTransaction } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { afterAll, expect, test } from 'vitest';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { addUser } from '../users/add-user.ts';
import { runUserRequests, USER_REQUESTS } from './run-user-requests.ts';

const home = await testDirectory();
const signIn = openDatabase({ url: home.urlOf('kiban_auth_recorder'), connections: 1, application: 'test' });
afterAll(() => signIn.close());
const logger = openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined });

interface Asked {
  readonly name?: string | null;
  readonly login_id?: string | null;
  readonly email?: string | null;
}

/** Sign-in asks for a user. */
async function ask(
  tenant: TenantId,
  { name = '青葉 花子', login_id = null, email = null }: Asked,
  id = randomUUIDv7(),
) {
  const event: OutsideEvent = {
    ...{ id: randomUUIDv7(), aggregate_kind: 'user_request', aggregate_id: randomUUIDv7(), version: 1 },
    ...{ name: 'user_request.made', schema_version: 1, state: { user_id: id, person_id: id, connection_id: id } },
    ...{ personal: { name, login_id, email }, payload: {}, actor: { kind: 'service', id: 'auth' } },
    ...{ on_behalf_of: null, reason: null, request_id: 'request-1', occurred_at: new Date().toISOString() },
  };
  await tenantTransaction(signIn, tenant, async (transaction) => {
    await takeLocks(transaction, { of: 'streams', keys: [streamKey(event.aggregate_id)] });
    await transaction.commitWith(appendEvents(transaction, [event]));
  });
  return id;
}

/** Lets the worker do all there is to do. */
async function worked(): Promise<void> {
  const ending = new AbortController();
  const urls = { databaseUrl: home.urlOf('kiban_directory'), feedUrl: home.urlOf('kiban_user_requests') };
  const running = runUserRequests({ ...urls, logger, signal: ending.signal });
  const left = () =>
    home.plant(
      `select from event.domain_event e where aggregate_kind = 'user_request'
        and not exists (select from event.subscription s where name = $1
          and (s.epoch, s.transaction_id, s.position) >= (e.epoch, e.transaction_id, e.position)) limit 1`,
      [USER_REQUESTS],
    );
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  ending.abort();
  await running;
}

const user = async (tenant: TenantId, id: string): Promise<object | undefined> =>
  (
    await home.plant<object>(
      'select name, login_id, email, status, version from directory."user" where tenant_id = $1 and id = $2',
      [tenant, id],
    )
  )[0];

test('who signs in for the first time becomes a user under the id that sign-in knows them by, once', async () => {
  const tenant = newTenant();
  const asked = { login_id: 'hanako@aoba.example', email: 'h@aoba.example' };
  const id = await ask(tenant, asked);
  await worked();
  await ask(tenant, { ...asked, name: 'somebody else' }, id);
  await worked();
  expect(await user(tenant, id)).toMatchObject({
    name: '青葉 花子',
    email: 'h@aoba.example',
    status: 'active',
    version: 1,
  });
});

test('a login id that somebody has stays theirs, and what is no login id is left out', async () => {
  const tenant = newTenant();
  const { id: owner } = await addUser(home.database, tenant, operator, {
    fields: { name: '青葉 太郎', login_id: 'taro' },
  });
  const [same, long] = [await ask(tenant, { login_id: 'TARO' }), await ask(tenant, { login_id: 'x'.repeat(500) })];
  const nobody = await ask(tenant, { name: null });
  await worked();
  expect(await user(tenant, owner)).toMatchObject({ login_id: 'taro' });
  expect(await user(tenant, same)).toMatchObject({ name: '青葉 花子', login_id: null });
  expect(await user(tenant, long)).toMatchObject({ login_id: null });
  expect(await user(tenant, nobody)).toBeUndefined();
});

test('a request of one tenant makes no user of another', async () => {
  const [tenant, other] = [newTenant(), newTenant()];
  const id = await ask(tenant, { login_id: 'hanako' });
  await worked();
  expect(await user(other, id)).toBeUndefined();
});
