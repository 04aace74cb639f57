import { storyIn } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { assignRole } from '../role-assignments/assign-role.ts';
import { testApi } from '../testing/api/test-api.ts';
import { operator } from '../testing/test-directory.ts';

const api = await testApi();
const scope = 'directory:read directory:write';
type Tenant = Awaited<ReturnType<typeof api.plantTenant>>;
type Body = Readonly<Record<string, unknown>>;

const tokenOf = (tenant: Tenant, user: Tenant['viewer'], more = scope) =>
  api.tokenOf({ tenant_id: tenant.id, user, scope: more });
async function sent(token: string, method: string, path: string, body?: Body, ifMatch = '*') {
  const headers = method === 'get' || path.split('/').length < 4 ? {} : { 'if-match': ifMatch };
  const { status, json } = await api.send({ method, path, token, headers, ...(body === undefined ? {} : { body }) });
  return { status, json: json as Body & { id: string; items: (Body & { id: string })[]; code: string } };
}
const wish = { role: 'kiban:viewer', justification: '棚卸しのため' };

test('whoever may do nothing asks for themselves, sees what came of it, and takes it back; nothing else', async () => {
  const tenant = await api.plantTenant();
  const token = await tokenOf(tenant, tenant.nobody, 'openid');
  const own = async () => (await sent(token, 'get', '/me/access-requests?status=pending')).json.items;
  const before = (await own()).length;
  const { status, json } = await sent(token, 'post', '/access-requests', {
    ...wish,
    unit_id: tenant.ids['organization-units'][2],
  });
  expect(status).toBe(201);
  expect(json).toMatchObject({ requester_id: tenant.nobody.id, user_id: tenant.nobody.id, status: 'pending' });
  expect(await own()).toHaveLength(before + 1);
  expect((await sent(token, 'get', '/access-requests')).json.code).toBe('permission_missing');
  const forAnother = await sent(token, 'post', '/access-requests', { ...wish, user_id: tenant.viewer.id });
  expect(forAnother.json).toMatchObject({ code: 'permission_missing', permission: 'directory.users.read' });
  const takenBack = await sent(token, 'post', `/access-requests/${json.id}/withdraw`, { reason: '不要になった' });
  expect(takenBack).toMatchObject({ status: 200, json: { status: 'withdrawn' } });
  expect(await own()).toHaveLength(before);
});

test('for others asks only who may see them, and learns nobody’s name by it', async () => {
  const tenant = await api.plantTenant();
  const token = await tokenOf(tenant, tenant.manager);
  const [store_id] = tenant.ids.stores;
  const forAnother = await sent(token, 'post', '/access-requests', { ...wish, store_id, user_id: tenant.nobody.id });
  expect(forAnother).toMatchObject({ status: 409, json: { code: 'reference_unknown' } });
  const viewer = await tokenOf(tenant, tenant.viewer);
  const seen = await sent(viewer, 'post', '/access-requests', { ...wish, store_id, user_id: tenant.nobody.id });
  expect(seen).toMatchObject({ status: 201, json: { user_id: tenant.nobody.id } });
});

test('a stranger to a request neither takes it back nor learns of it by a version that it has not', async () => {
  const tenant = await api.plantTenant();
  const [byViewer] = tenant.ids['access-requests'];
  const token = await tokenOf(tenant, tenant.manager);
  for (const ifMatch of ['*', '"77"', '"1"']) {
    const answer = await sent(token, 'post', `/access-requests/${byViewer}/withdraw`, { reason: '不要' }, ifMatch);
    expect(answer).toMatchObject({ status: 404, json: { code: 'not_found' } });
  }
});

test('a machine neither asks, decides nor takes back', async () => {
  const tenant = await api.plantTenant();
  const token = await api.tokenOf({ tenant_id: tenant.id, scope });
  const [byViewer] = tenant.ids['access-requests'];
  const path = `/access-requests/${byViewer}`;
  const answers = [
    await sent(token, 'post', '/access-requests', wish),
    await sent(token, 'post', `${path}/approve`, {}),
    await sent(token, 'post', `${path}/reject`, { reason: '不要' }),
    await sent(token, 'post', `${path}/withdraw`, { reason: '不要' }),
    await sent(token, 'get', '/me/access-requests'),
  ];
  for (const { status, json } of answers) expect([status, json.code]).toEqual([403, 'permission_missing']);
});

test('an approver of one store sees and decides what is asked for there, and nothing of another', async () => {
  const tenant = await api.plantTenant();
  const [mine, other] = tenant.ids.stores as [string, string];
  const approver = tenant.manager;
  await assignRole(api.database, tenant.id, operator, {
    fields: { user_id: approver.id, role: 'kiban:access_approver', unit_id: null, store_id: mine },
  });
  const asking = await tokenOf(tenant, tenant.nobody);
  const ask = async (place: Body) => (await sent(asking, 'post', '/access-requests', { ...wish, ...place })).json.id;
  const here = await ask({ store_id: mine });
  const [elsewhere] = tenant.ids['access-requests']; // in another store
  const everywhere = await ask({ role: 'kiban:auditor' });
  expect(other).not.toBe(mine);

  const token = await tokenOf(tenant, approver);
  const { items } = (await sent(token, 'get', '/access-requests')).json;
  expect(items.map(({ id }) => id)).toEqual([here]);
  for (const id of [elsewhere, everywhere]) {
    const answers = [
      await sent(token, 'get', `/access-requests/${id}`),
      await sent(token, 'post', `/access-requests/${id}/approve`, {}),
      await sent(token, 'post', `/access-requests/${id}/approve`, {}, '"77"'),
      await sent(token, 'post', `/access-requests/${id}/reject`, { reason: '不要' }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, json: { code: 'not_found' } });
  }
  const approved = await sent(token, 'post', `/access-requests/${here}/approve`, { reason: '確認済み' });
  expect(approved).toMatchObject({ status: 200, json: { status: 'approved', decision_note: '確認済み' } });
});

test('a role is asked for, given and reviewed in a unit or in a store, never in both', async () => {
  const { tenant, ask } = await storyIn(api);
  const both = { unit_id: tenant.ids['organization-units'][0], store_id: tenant.ids.stores[0] };
  for (const [path, body] of [
    ['/access-requests', wish],
    ['/role-assignments', { user_id: tenant.viewer.id, role: 'kiban:viewer' }],
    ['/access-reviews', { name: '棚卸し', due_at: '2999-01-01T00:00:00Z' }],
  ] as const)
    expect((await ask('post', path, undefined, { ...body, ...both })).json, path).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/store_id', detail: 'Name a unit or a store, not both.' }],
    });
});
