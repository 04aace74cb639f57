import { expect, test } from 'vitest';
import { bearerOf, testApi } from '../testing/test-api.ts';

const api = await testApi();
const [home, other] = [await api.tenant(), await api.tenant()];
const paths = ['/lake/tables', '/lake/tables/store', '/lake/tables/store/versions'];
const { administrator, viewer, nobody, suspended } = home.users;

async function refused(path: string, bearer?: Parameters<typeof api.ask>[1]): Promise<[number, string]> {
  const { status, json } = await api.ask(path, bearer);
  return [status, json.code];
}

test.each(paths)('%s answers administrators, viewers and machines of the tenant', async (path) => {
  for (const bearer of [bearerOf(home, administrator), bearerOf(home, viewer), bearerOf(home)])
    expect((await api.ask(path, bearer)).status).toBe(200);
});

test.each(paths)('%s answers nobody without a token, and nobody with another person’s', async (path) => {
  expect(await refused(path)).toEqual([401, 'token_missing']);
  const mixed = { ...bearerOf(home, administrator), sub: viewer.person_id };
  expect(await refused(path, mixed)).toEqual([401, 'token_invalid']);
});

test.each(paths)('%s refuses who may not read: no role, no scope', async (path) => {
  const without = [bearerOf(home, nobody), bearerOf(home, administrator, 'openid'), bearerOf(home, undefined, '')];
  for (const bearer of without) expect(await refused(path, bearer)).toEqual([403, 'permission_missing']);
  const { json } = await api.ask(path, bearerOf(home, nobody));
  expect(json).toMatchObject({
    permission: 'delivery.lake.read',
    granted_by: { roles: ['administrator', 'viewer', 'auditor'], scope: 'directory:read' },
  });
});

test.each(paths)(
  '%s refuses suspended users, users of another tenant, and tenants that are not there',
  async (path) => {
    const gone = [
      bearerOf(home, suspended),
      bearerOf(home, other.users.administrator),
      { ...bearerOf(home), tenant_id: '0198c5a2-0000-7000-8000-00000000dead' },
    ];
    for (const bearer of gone) expect(await refused(path, bearer)).toEqual([403, 'user_suspended']);
  },
);

test('a tenant that has ended is answered no more, nor are its machines', async () => {
  const ended = await api.tenant();
  await api.home.plant("update directory.tenant set status = 'ended' where id = $1", [ended.id]);
  for (const bearer of [bearerOf(ended), bearerOf(ended, ended.users.administrator)])
    expect(await refused('/lake/tables', bearer)).toEqual([403, 'user_suspended']);
});
