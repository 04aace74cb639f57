import { statement } from '@kiban/postgres';
import { storyIn, type Thing, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();
const invitee = { name: '新人', email: 'new@example.com', login_id: 'Shinjin' };

test('a user who is added with an invitation is invited by an event that says who, in which language', async () => {
  const { tenant, get, post } = await storyIn(api);
  const user = await post('/users', { ...invitee, invite: true, language: 'en' });
  expect(user).toMatchObject({ login_id: 'shinjin', status: 'active', memberships: [], roles: [] });
  const invitations = await get<Things>(`/users/${user.id}/invitations`);
  expect(invitations.items).toMatchObject([{ user_id: user.id, language: 'en', status: 'sent' }]);
  const events = await api.everywhere(
    statement<object>`select name, state from event.domain_event
      where tenant_id = ${tenant.id}::uuid and aggregate_id = ${invitations.items[0]?.id}::uuid`,
  );
  expect(events).toEqual([{ name: 'invitation.sent', state: { user_id: user.id, language: 'en', status: 'sent' } }]);
});

test('an invitation that is sent again takes back the one before', async () => {
  const { get, post } = await storyIn(api);
  const { id } = await post('/users', { ...invitee, invite: true });
  await post(`/users/${id}/invitations`, { language: 'ja' });
  const { items } = await get<Things>(`/users/${id}/invitations`);
  expect(items.map(({ status }) => status).sort()).toEqual(['sent', 'withdrawn']);
});

test('whoever has no e-mail address is not invited, and not added either when that was asked', async () => {
  const { get, ask } = await storyIn(api);
  const { total } = await get<Things>('/users');
  const { status, json } = await ask('post', '/users', undefined, { name: '新人', login_id: 'x', invite: true });
  expect([status, (json as { code: string }).code]).toEqual([409, 'email_missing']);
  expect(await get<Things>('/users')).toMatchObject({ total });
});

test('the last administrator keeps the role, stays in and is not suspended', async () => {
  const { tenant, ask, post, get } = await storyIn(api);
  const path = `/users/${tenant.administrator.id}`;
  const { items } = await get<Things>(`/role-assignments?user_id=${tenant.administrator.id}`);
  const assignment = `/role-assignments/${items[0]?.id}`;
  const refused = [
    await ask('post', `${assignment}/end`, 1, { reason: '異動' }),
    await ask('patch', assignment, 1, { ends_at: '2999-01-01T00:00:00Z' }),
    await ask('post', `${path}/suspend`, 1, { reason: '退職' }),
    await ask('post', `${path}/leave`, 1, { reason: '退職' }),
  ];
  for (const { status, json } of refused)
    expect([status, (json as { code: string }).code]).toEqual([409, 'last_administrator']);
  await post('/role-assignments', { user_id: tenant.viewer.id, role: 'kiban:administrator' });
  await post('/role-assignments', { user_id: tenant.administrator.id, role: 'kiban:viewer' });
  const ended = await api.send({
    ...{ method: 'post', path: `${assignment}/end`, headers: { 'if-match': '"1"' }, body: { reason: '異動' } },
    token: await api.administratorOf(tenant),
  });
  expect([ended.status, (ended.json as Thing).status]).toEqual([200, 'ended']);
  expect(await get('/me')).toMatchObject({ roles: [{ role: 'kiban:viewer', store_id: null, unit_id: null }] });
});

test('a suspended user is refused at once, with the token they have', async () => {
  const { tenant, change } = await storyIn(api);
  const token = await api.tokenOf({ tenant_id: tenant.id, user: tenant.viewer, scope: 'directory:read' });
  const read = () => api.send({ method: 'get', path: '/stores', token });
  expect((await read()).status).toBe(200);
  await change('post', `/users/${tenant.viewer.id}/suspend`, 1, { reason: '休職' });
  expect((await read()).json).toMatchObject({ status: 403, code: 'user_suspended' });
  await change('post', `/users/${tenant.viewer.id}/resume`, 2, {});
  expect((await read()).status).toBe(200);
});

test('a user who leaves has no memberships any more, and their history tells of them', async () => {
  const { tenant, get, change } = await storyIn(api);
  const path = `/users/${tenant.viewer.id}`;
  expect(await get(path)).toMatchObject({
    memberships: [{ store_id: tenant.ids.stores[1], place_name: `${tenant.marker}本店` }],
  });
  expect(await change('post', `${path}/leave`, 1, { reason: '退職' })).toMatchObject({
    status: 'left',
    memberships: [],
  });
  const { items } = await get<Things>(`${path}/history`);
  expect(items.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['user.left', 'membership.ended', 'membership.begun']),
  );
  const place = { store_id: tenant.ids.stores[1], place_name: `${tenant.marker}本店` };
  expect(items.find(({ kind }) => kind === 'membership')).toMatchObject({ membership: place });
});

test('a login id that somebody present has is refused, and says so of its field', async () => {
  const { post, ask } = await storyIn(api);
  await post('/users', { name: '一人目', login_id: 'taro' });
  const { json } = await ask('post', '/users', undefined, { name: '二人目', login_id: 'TARO' });
  expect(json).toMatchObject({ code: 'key_taken', errors: [{ pointer: '/login_id' }] });
});

test('who works below a unit is found by it, people of its stores included', async () => {
  const { tenant, get } = await storyIn(api);
  const [, , top] = tenant.ids['organization-units'];
  const { items } = await get<Things>(`/users?unit_id=${top}`);
  expect(items.map(({ id }) => id).sort()).toEqual([tenant.viewer.id, tenant.nobody.id].sort());
});

test('somebody who is in two tenants is told of both, and only where they are active', async () => {
  const [one, two] = [await api.plantTenant(), await api.plantTenant()];
  await api.plant('update directory."user" set person_id = $1 where id = $2', [one.viewer.person_id, two.viewer.id]);
  const token = await api.tokenOf({ tenant_id: one.id, user: one.viewer, scope: '' });
  const tenants = async () => {
    const { items } = (await api.send({ method: 'get', path: '/tenants', token })).json as {
      items: { tenant_id: string }[];
    };
    return items.map(({ tenant_id }) => tenant_id).sort();
  };
  expect(await tenants()).toEqual([one.id, two.id].sort());
  const administrator = await api.administratorOf(two);
  const suspend = {
    method: 'post',
    path: `/users/${two.viewer.id}/suspend`,
    token: administrator,
    headers: { 'if-match': '*' },
  };
  expect((await api.send({ ...suspend, body: { reason: '休職' } })).status).toBe(200);
  expect(await tenants()).toEqual([one.id]);
});

test('a machine is nobody’s user and has no list of tenants', async () => {
  const { id } = await api.plantTenant();
  const token = await api.tokenOf({ tenant_id: id, scope: 'directory:read' });
  const me = await api.send({ method: 'get', path: '/me', token });
  expect(me.json).toMatchObject({ tenant: { tenant_id: id }, user: null, client_id: 'test-client' });
  expect((await api.send({ method: 'get', path: '/tenants', token })).json).toMatchObject({
    code: 'permission_missing',
  });
});
