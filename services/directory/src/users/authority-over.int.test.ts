import { expect, test } from 'vitest';
import { assignRole } from '../role-assignments/assign-role.ts';
import { testApi } from '../testing/api/test-api.ts';
import { operator } from '../testing/test-directory.ts';

const api = await testApi();

async function withUserAdministrator() {
  const tenant = await api.plantTenant();
  const role = (user_id: string, key: string) =>
    assignRole(api.database, tenant.id, operator, {
      fields: { user_id, role: key, unit_id: null, store_id: null },
    });
  await role(tenant.viewer.id, 'kiban:user_administrator');
  const token = await api.tokenOf({
    tenant_id: tenant.id,
    user: tenant.viewer,
    scope: 'directory:read directory:write',
  });
  const sent = async (method: string, path: string, body: object) => {
    const headers: Record<string, string> = path.endsWith('/invitations') ? {} : { 'if-match': '*' };
    const { status, json } = await api.send({ method, path, token, headers, body });
    return [status, (json as { code?: string }).code];
  };
  return { tenant, role, sent };
}

const reason = '確認のため';
const mine = { email: 'mine@example.com', login_id: 'mine' };

test('a user administrator does not take over, shut out or let in again an administrator', async () => {
  const { tenant, role, sent } = await withUserAdministrator();
  await role(tenant.nobody.id, 'kiban:administrator'); // so that nobody is the last one
  const path = `/users/${tenant.administrator.id}`;
  const beyond = [403, 'role_beyond_own'];
  expect(await sent('patch', path, { email: mine.email })).toEqual(beyond);
  expect(await sent('patch', path, { login_id: mine.login_id })).toEqual(beyond);
  expect(await sent('post', `${path}/suspend`, { reason })).toEqual(beyond);
  expect(await sent('post', `${path}/leave`, { reason })).toEqual(beyond);
  expect(await sent('post', `${path}/resume`, mine)).toEqual(beyond);
  expect(await sent('post', `/users/${tenant.nobody.id}/invitations`, { language: 'ja' })).toEqual(beyond);
  expect(await sent('patch', path, { kana: 'カンリシャ' })).toEqual([200, undefined]);
});

test('a user administrator looks after everybody else, themselves and other user administrators', async () => {
  const { tenant, role, sent } = await withUserAdministrator();
  await role(tenant.manager.id, 'kiban:user_administrator');
  expect(await sent('patch', `/users/${tenant.manager.id}`, mine)).toEqual([200, undefined]);
  expect(await sent('patch', `/users/${tenant.viewer.id}`, { login_id: 'own' })).toEqual([200, undefined]);
  expect(await sent('post', `/users/${tenant.nobody.id}/suspend`, { reason })).toEqual([200, undefined]);
});
