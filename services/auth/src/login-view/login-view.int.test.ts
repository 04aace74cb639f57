import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvents, type FeedEvent, type OutsideEvent, streamKey, takeLocks } from '@kiban/event-store';
import { openCrossTenantDatabase, openDatabase, type TenantId, tenantId, tenantTransaction } from '@kiban/postgres';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { openPostgresqlStore } from '../store/postgresql/postgresql-store.ts';
import { applyEvent } from './apply-event.ts';
import { followDirectory, loginViewLag, rebuildLoginView } from './follow-directory.ts';
import {
  findTenantByCode,
  findUser,
  findUserByLoginId,
  findUserOfPerson,
  LOGIN_USER,
  usersOfPerson,
} from './login-view.ts';

const home = await testDatabase();
const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 4 });
const directory = openDatabase({ url: home.urlOf('kiban_directory'), connections: 2, application: 'test' });
const feed = openCrossTenantDatabase({ url: home.urlOf('kiban_login_view'), connections: 3, application: 'test' });
afterAll(async () => {
  await Promise.all([store.close(), directory.close(), feed.close()]);
  await home.drop();
});

const newTenant = (): TenantId => tenantId(randomUUIDv7());
const versions = new Map<string, number>();

/** The directory writes an event. */
async function write(tenant: TenantId, kind: string, id: string, state: object, personal: object | null = null) {
  const version = (versions.get(id) ?? 0) + 1;
  versions.set(id, version);
  const event: OutsideEvent = {
    ...{ id: randomUUIDv7(), aggregate_kind: kind, aggregate_id: id, version, name: `${kind}.changed` },
    ...{ schema_version: 1, state: { ...state }, personal: personal === null ? null : { ...personal }, payload: {} },
    ...{ actor: { kind: 'service', id: 'test' }, on_behalf_of: null, reason: null, request_id: null },
    occurred_at: new Date().toISOString(),
  };
  await tenantTransaction(directory, tenant, async (transaction) => {
    await takeLocks(transaction, { of: 'streams', keys: [streamKey(id)] });
    await transaction.commitWith(appendEvents(transaction, [event]));
  });
}
const writeTenant = (id: TenantId, code: string, name = code) =>
  write(id, 'tenant', id, { code, name, status: 'active', timezone: 'Asia/Tokyo' });
interface Given {
  readonly login_id: string | null;
  readonly status?: string;
  readonly person_id?: string;
}
const writeUser = (tenant: TenantId, id: string, { login_id, status = 'active', person_id = id }: Given) =>
  write(
    tenant,
    'user',
    id,
    { person_id, status },
    { login_id, name: '青葉 花子', kana: null, email: null, staff_number: null },
  );

/** Follows the feed while the test runs. */
function follow() {
  const controller = new AbortController();
  const [userClosed, invitationChanged] = [vi.fn(async () => undefined), vi.fn(async () => undefined)];
  const following = followDirectory({ store, feed, signal: controller.signal, userClosed, invitationChanged });
  const stop = async (): Promise<void> => {
    controller.abort();
    await following;
  };
  onTestFinished(stop);
  return { userClosed, invitationChanged, stop };
}
const until = (what: () => Promise<unknown>) =>
  vi.waitFor(async () => expect(await what()).toBeTruthy(), { timeout: 5000, interval: 20 });

test('what the directory changes is known to sign-in within a second', async () => {
  follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await writeTenant(tenant, 'aoba-east');
  await writeUser(tenant, id, { login_id: 'Ｈanako' });
  const begun = performance.now();
  await until(() => findUserByLoginId(store, tenant, ' HANAKO '));
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(await findTenantByCode(store, 'AOBA-east')).toMatchObject({ tenant_id: tenant, status: 'active' });
  expect(await findUser(store, tenant, id)).toMatchObject({ login_id: 'Ｈanako', name: '青葉 花子', status: 'active' });
  expect(await findUserOfPerson(store, tenant, id)).toMatchObject({ user_id: id });
});

test('a user is found in their own tenant only', async () => {
  follow();
  const [tenant, other, id] = [newTenant(), newTenant(), randomUUIDv7()];
  await writeUser(tenant, id, { login_id: 'taro' });
  await until(() => findUser(store, tenant, id));
  expect(await findUser(store, other, id)).toBeUndefined();
  expect(await findUserByLoginId(store, other, 'taro')).toBeUndefined();
  expect(await findUserOfPerson(store, other, id)).toBeUndefined();
});

test('a person is known in every tenant they are a user of', async () => {
  follow();
  const [east, west, person] = [newTenant(), newTenant(), randomUUIDv7()];
  await writeUser(east, randomUUIDv7(), { login_id: 'h-east', person_id: person });
  await writeUser(west, randomUUIDv7(), { login_id: 'h-west', person_id: person });
  await until(async () => (await usersOfPerson(store, person)).length === 2);
  expect((await usersOfPerson(store, person)).map(({ tenant_id }) => tenant_id).sort()).toEqual([east, west].sort());
});

test('a changed login id frees the old one, and so does leaving', async () => {
  follow();
  const [tenant, first, second] = [newTenant(), randomUUIDv7(), randomUUIDv7()];
  await writeUser(tenant, first, { login_id: 'old' });
  await writeUser(tenant, first, { login_id: 'new' });
  await writeUser(tenant, second, { login_id: 'old' });
  await until(() => findUser(store, tenant, second));
  expect(await findUserByLoginId(store, tenant, 'old')).toMatchObject({ user_id: second });
  expect(await findUserByLoginId(store, tenant, 'new')).toMatchObject({ user_id: first });
  await writeUser(tenant, first, { login_id: 'new', status: 'left' });
  await until(async () => (await findUser(store, tenant, first))?.status === 'left');
  expect(await findUserByLoginId(store, tenant, 'new')).toBeUndefined();
});

test('two login ids that differ in case only are told apart by who writes exactly', async () => {
  follow();
  const [tenant, upper, lower] = [newTenant(), randomUUIDv7(), randomUUIDv7()];
  await writeUser(tenant, upper, { login_id: 'Hanako' });
  await writeUser(tenant, lower, { login_id: 'hanako' });
  await until(() => findUser(store, tenant, lower));
  expect(await findUserByLoginId(store, tenant, 'hanako')).toMatchObject({ user_id: lower });
  expect(await findUserByLoginId(store, tenant, 'Hanako')).toMatchObject({ user_id: upper });
  expect(await findUserByLoginId(store, tenant, 'HANAKO')).toBeUndefined();
});

test('of an erased user nothing personal is left', async () => {
  follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await writeUser(tenant, id, { login_id: 'marker-login' });
  await until(() => findUserByLoginId(store, tenant, 'marker-login'));
  await write(tenant, 'user', id, { person_id: id, status: 'erased' }, { login_id: null, name: null, email: null });
  await until(async () => (await findUser(store, tenant, id))?.status === 'erased');
  const rows = await home.plant<{ row: string }>('select i::text as row from auth.item i');
  expect(rows.map(({ row }) => row).join()).not.toContain('marker-login');
  expect(await usersOfPerson(store, id)).toEqual([]);
  expect(await findUserOfPerson(store, tenant, id)).toBeUndefined();
});

test('when a user is suspended, leaves or is erased, their sessions are ended', async () => {
  const { userClosed } = follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await writeUser(tenant, id, { login_id: 'x' });
  for (const status of ['suspended', 'active', 'left']) await writeUser(tenant, id, { login_id: 'x', status });
  await until(async () => userClosed.mock.calls.length === 2);
  const [first] = userClosed.mock.calls as unknown as [[{ status: string; user_id: string }]];
  expect(first[0]).toMatchObject({ status: 'suspended', user_id: id });
});

test('events that come again, or late, change nothing', async () => {
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  const told = (version: number, status: string, epoch = 1) =>
    applyEvent(store, {
      ...{ epoch, aggregate_kind: 'user', aggregate_id: id, version, tenant_id: tenant },
      ...{ state: { person_id: id, status }, personal: { login_id: 'x' } },
    } as unknown as FeedEvent);
  await told(1, 'active');
  await told(3, 'suspended');
  expect(await told(2, 'active')).toBeUndefined();
  expect(await told(3, 'suspended')).toMatchObject({ status: 'suspended' });
  expect((await findUser(store, tenant, id))?.status).toBe('suspended');
  const before = await store.get(tenant, LOGIN_USER, id);
  await told(1, 'active');
  expect((await store.get(tenant, LOGIN_USER, id))?.version).toBe(before?.version);
  // a database that was restored goes on from a lower version, in a later epoch
  await told(2, 'active', 2);
  expect((await findUser(store, tenant, id))?.status).toBe('active');
});

test('an auth store that was lost is written again from the first event on', async () => {
  const { stop } = follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await writeTenant(tenant, 'lost-and-found');
  await writeUser(tenant, id, { login_id: 'rebuilt' });
  await until(() => findUserByLoginId(store, tenant, 'rebuilt'));
  await stop();
  await home.plant('delete from auth.item');
  await rebuildLoginView(store, feed);
  expect(await findTenantByCode(store, 'lost-and-found')).toBeDefined();
  expect(await findUserByLoginId(store, tenant, 'rebuilt')).toMatchObject({ user_id: id });
});

test('how far sign-in is behind the directory can be seen', async () => {
  const { stop } = follow();
  await until(async () => (await loginViewLag(feed)) === 0);
  await stop();
  await writeUser(newTenant(), randomUUIDv7(), { login_id: 'late' });
  await sleep(300);
  await until(async () => (await loginViewLag(feed)) > 0.2);
  follow();
  await until(async () => (await loginViewLag(feed)) === 0);
});

test('sign-in’s role reads tenants, users and invitations of the feed, and nothing else', async () => {
  const { invitationChanged } = follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await write(tenant, 'store', randomUUIDv7(), { name: '本店' });
  await write(tenant, 'invitation', id, { user_id: id, language: 'ja', status: 'sent' });
  await until(async () => invitationChanged.mock.calls.length > 0);
  const kinds = (invitationChanged.mock.calls as unknown as [{ aggregate_kind: string }][]).map(
    ([event]) => event.aggregate_kind,
  );
  expect(kinds).toEqual(['invitation']);
});
