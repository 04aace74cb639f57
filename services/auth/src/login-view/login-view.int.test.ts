import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedEvent } from '@kiban/event-store';
import { crossTenantRows, statement } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { applyEvent } from './apply-event.ts';
import { loginViewLag, rebuildLoginView } from './follow-directory.ts';
import { isLoginViewTooOld, loginViewAge, noteFreshness } from './freshness.ts';
import {
  findTenantByCode,
  findUser,
  findUserByLoginId,
  findUserOfPerson,
  LOGIN_USER,
  usersOfPerson,
} from './login-view.ts';
import { followedView, newTenant, until } from './testing/followed-view.ts';

const { home, store, feed, write, writeTenant, writeUser, follow } = await followedView();

test('what the directory changes is known to sign-in within a second', async () => {
  follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await writeTenant(tenant, 'aoba-east');
  await writeUser(tenant, id, { login_id: 'Ｈanako' });
  const begun = performance.now();
  await until(() => findUserByLoginId(store, tenant, ' HANAKO '));
  await until(() => findTenantByCode(store, 'AOBA-east'));
  expect(performance.now() - begun).toBeLessThan(3000); // a tenth of a second on a quiet machine
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
  await until(() => findUserByLoginId(store, tenant, 'new'));
  await until(() => findUserByLoginId(store, tenant, 'old'));
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

test('what happens to a user is told in the order in which it happened', async () => {
  const { applied } = follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await writeUser(tenant, id, { login_id: 'x' });
  for (const status of ['suspended', 'active', 'left']) await writeUser(tenant, id, { login_id: 'x', status });
  const told = () => applied.mock.calls.flatMap(([one]) => (one.kind === 'user' ? [one.user.status] : []));
  await until(async () => told().length === 4);
  expect(told()).toEqual(['active', 'suspended', 'active', 'left']);
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
  expect(await told(3, 'suspended')).toMatchObject({ kind: 'user', user: { status: 'suspended' } });
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

test('how old the view is stays known while the directory is away, and a policy may refuse one that is too old', async () => {
  const { stop } = follow();
  await until(async () => (await loginViewLag(feed)) === 0);
  await noteFreshness(store, feed);
  const soon = Date.now() + 60_000;
  expect(await loginViewAge(store, soon)).toBeGreaterThan(55);
  expect(await loginViewAge(store, soon)).toBeLessThan(75);
  expect(await isLoginViewTooOld(store, 1, soon)).toBe(false);
  expect(await isLoginViewTooOld(store, 1, soon + 3600_000)).toBe(true);
  expect(await isLoginViewTooOld(store, null, soon + 3600_000)).toBe(false);
  await stop();
  await writeUser(newTenant(), randomUUIDv7(), { login_id: 'late' });
  const written = Date.now();
  await sleep(200);
  await noteFreshness(store, feed); // it does not grow younger by being looked at
  expect(await loginViewAge(store, written + 60_000)).toBeGreaterThan(59.9);
});

test('sign-in’s role reads of the feed what sign-in needs, and nothing else', async () => {
  const { invitationChanged } = follow();
  const [tenant, id] = [newTenant(), randomUUIDv7()];
  await write(tenant, 'access_request', randomUUIDv7(), { reason: 'x' });
  await write(tenant, 'invitation', id, { user_id: id, language: 'ja', status: 'sent' });
  await until(async () => invitationChanged.mock.calls.length > 0);
  const kinds = await crossTenantRows<{ aggregate_kind: string }>(
    feed,
    statement`select distinct aggregate_kind from event.domain_event where tenant_id = ${tenant}::uuid`,
  );
  expect(kinds).toEqual([{ aggregate_kind: 'invitation' }]);
});

test('an invitation comes after the user whom it invites, though streams are taken side by side', async () => {
  const [tenant, user] = [newTenant(), randomUUIDv7()];
  await writeUser(tenant, user, { login_id: 'invited' });
  await write(tenant, 'invitation', randomUUIDv7(), { user_id: user, language: 'ja', status: 'sent' });
  const { invitationChanged } = follow();
  const invited: unknown[] = [];
  invitationChanged.mockImplementation(async () => void invited.push(await findUser(store, tenant, user)));
  await until(async () => invited.length > 0);
  expect(invited).toMatchObject([{ user_id: user, login_id: 'invited' }]);
});
