import { statement } from '@kiban/postgres';
import { builtInRoles, roleKey } from '@kiban/service';
import { type Documented, storyIn, type Thing, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';
import { permissions } from './permissions.ts';

const api = await testApi();
const placed = api.operations.filter(
  ({ permission }) => permissions[permission as keyof typeof permissions].within === 'place',
);
const PLACED_ROLES = Object.entries(builtInRoles).filter(([, { scopes }]) => scopes.includes('store'));

/** A tenant with somebody who holds every role that can be held for a store, for a store of their own. */
async function managed() {
  const { tenant, post } = await storyIn(api);
  const own = await post('/stores', { name: '別の店' });
  const { id } = await post('/users', { name: '別の店長' });
  for (const [role] of PLACED_ROLES)
    await post('/role-assignments', { user_id: id, role: roleKey(role as 'viewer'), store_id: own.id });
  const [user] = await api.everywhere(
    statement<{ person_id: string }>`select person_id from directory."user" where id = ${id}::uuid`,
  );
  const token = await api.tokenOf({
    ...{ tenant_id: tenant.id, user: { id, person_id: user?.person_id ?? '' } },
    scope: `${api.scopes.read} ${api.scopes.write}`,
  });
  const planted = [tenant.administrator.id, tenant.viewer.id, ...Object.values(tenant.ids).flat()];
  return { tenant, own, token, manager: id, planted };
}

/** What was asked for may be said back. */
const withoutEcho = (text: string, { path }: Documented, asked: string): string =>
  path.includes('{id}') ? text.replaceAll(asked.split('/')[2] ?? asked, '') : text;

test('there are operations that places decide on, and roles that are held for a store', () => {
  expect(placed.length).toBeGreaterThan(10);
  expect(PLACED_ROLES.length).toBeGreaterThan(2);
});

test.each(placed)('$operationId shows the manager of another store nothing, and changes nothing', async (operation) => {
  const recipe = await api.recipeFor(operation);
  const { tenant, token, planted } = await managed();
  const request = recipe(tenant);
  const before = await api.traces();
  const answer = await api.call(operation, { ...request, token });
  if (operation.path.includes('{id}') || operation.method !== 'get') expect(answer.status).toBe(404);
  const text = withoutEcho(answer.text, operation, request.path);
  expect(text).not.toContain(tenant.marker);
  for (const id of planted) expect(text).not.toContain(id);
  expect(await api.traces()).toEqual(before);
});

test('the manager of a store sees it, who works there and who holds a role there, and places people', async () => {
  const { tenant, own, token, manager } = await managed();
  const get = async <Body>(path: string) => (await api.send({ method: 'get', path, token })).json as Body;
  expect((await get<Things>('/stores')).items.map(({ id }) => id)).toEqual([own.id]);
  expect((await get<Things>('/users')).items).toEqual([]);
  const body = { user_id: tenant.nobody.id, store_id: own.id, job_type: '事務' };
  const begun = await api.send({ method: 'post', path: '/memberships', token, body });
  expect(begun.status).toBe(201);
  const users = await get<Things>('/users');
  expect(users.items).toMatchObject([{ id: tenant.nobody.id, memberships: [{ store_id: own.id }] }]);
  expect(users.total).toBe(1);
  expect((await get<Thing>(`/users/${tenant.nobody.id}`)).memberships).toHaveLength(1);
  const history = await get<{ items: { kind: string; id: string }[] }>(`/users/${tenant.nobody.id}/history`);
  expect(history.items.filter(({ kind }) => kind === 'membership').map(({ id }) => id)).toEqual([
    (begun.json as Thing).id,
  ]);
  const held = await get<Things>('/role-assignments');
  expect(new Set(held.items.map(({ user_id }) => user_id))).toEqual(new Set([manager]));
  expect(held.total).toBe(PLACED_ROLES.length);
});

test('a person is moved by whoever reaches both places only', async () => {
  const { tenant, own, token } = await managed();
  const [, staffed] = tenant.ids.stores;
  const [elsewhere] = tenant.ids.memberships;
  const end = { method: 'post', headers: { 'if-match': '*' }, token, body: { reason: '異動' } };
  expect((await api.send({ ...end, path: `/memberships/${elsewhere}/end` })).status).toBe(404);
  const begin = (store_id: string | undefined) =>
    api.send({
      ...{ method: 'post', path: '/memberships', token },
      body: { user_id: tenant.viewer.id, store_id, job_type: '事務' },
    });
  expect((await begin(staffed)).status).toBe(404);
  const there = await begin(own.id);
  expect(there.status).toBe(201);
  expect((await api.send({ ...end, path: `/memberships/${(there.json as Thing).id}/end` })).status).toBe(200);
});

test('a search finds the manager of a store what is theirs alone', async () => {
  const { tenant, own, token } = await managed();
  const find = async (q: string) =>
    ((await api.send({ method: 'get', path: `/search?q=${encodeURIComponent(q)}`, token })).json as Things).items;
  expect(await find(tenant.marker)).toEqual([]);
  expect((await find('別の店')).map(({ id }) => id)).toEqual([own.id]);
});
