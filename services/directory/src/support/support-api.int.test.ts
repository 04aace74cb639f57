import { serviceOnSocket } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { API_PATH } from '../api/describe-api.ts';
import { openDirectory } from '../api/open-directory.ts';
import { assignRole } from '../role-assignments/assign-role.ts';
import { operator, testDirectory } from '../testing/test-directory.ts';
import { plantedDevices } from './testing/planted-devices.ts';
import { type Customer, type PlantedStaff, supportHome } from './testing/support-home.ts';

const home = await testDirectory();
const { platform, staff, customer, granted } = await supportHome(home);
const devices = plantedDevices(home);
const { send, tokenOf } = await serviceOnSocket(home, API_PATH, ({ verify, logger }) =>
  openDirectory({
    databaseUrl: home.urlOf('kiban_directory'),
    connections: 6,
    verify,
    oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration',
    logger,
  }),
);
const SCOPE = 'directory:read directory:write asset:read';
const tokenOfStaff = ({ user_id: id, person_id }: PlantedStaff, scope = SCOPE) =>
  tokenOf({ tenant_id: platform, user: { id, person_id }, scope });
const tokenOfAdministrator = ({ tenant, administrator }: Customer, scope = SCOPE) =>
  tokenOf({ tenant_id: tenant, user: administrator, scope });

type Json = Record<string, never> & { readonly id: string; readonly items: readonly Record<string, unknown>[] };
async function ask(token: string, method: string, path: string, body?: object, version?: number) {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const answer = await send({ method, path, token, headers, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, json: answer.json as Json, headers: answer.headers };
}
const requestOf = (where: Customer) => ({
  ...{ tenant_code: where.code, ticket: 'T-100', hours: 8, reason: '証明書の持ち主の確認' },
});

test('staff ask, the customer lets them look, they search and open, the customer reads what they saw and ends it', async () => {
  const [me, where] = [await staff('支援 花'), await customer('青葉薬局')];
  const [mine, theirs] = [await tokenOfStaff(me), await tokenOfAdministrator(where)];
  const store = await where.store({ name: '中央店' });
  const user = await where.user({ name: '山田 花子', login_id: 'hanako' });
  await where.member(user, { store_id: store });
  const device = await devices.register(where.tenant, { store_id: store, name: '受付PC', serial_number: 'SN-7' });

  const asked = await ask(mine, 'post', '/support/requests', requestOf(where));
  expect(asked).toMatchObject({ status: 201, json: { status: 'requested', tenant_code: where.code, ticket: 'T-100' } });
  expect(asked.headers.get('location')).toBe(`/directory/v1/support/requests/${asked.json.id}`);
  expect((await ask(mine, 'get', '/support/search?q=山田')).json).toMatchObject({ items: [], tenants: [] });

  const waiting = await ask(theirs, 'get', '/support-grants?status=requested');
  expect(waiting.json.items).toMatchObject([
    {
      id: asked.json.id,
      staff_name: '支援 花',
      ticket: 'T-100',
      reason: '証明書の持ち主の確認',
      hours: 8,
      in_force: false,
    },
  ]);
  const grant = `/support-grants/${asked.json.id}`;
  const approved = await ask(theirs, 'post', `${grant}/approve`, { hours: 4, reason: '依頼済み' }, 1);
  expect(approved).toMatchObject({
    status: 200,
    json: { status: 'approved', hours: 4, unmasked: false, in_force: true, decided_by_name: '管理 次郎' },
  });
  expect((await ask(mine, 'get', `/support/requests/${asked.json.id}`)).json).toMatchObject({
    status: 'approved',
    hours: 4,
  });
  expect((await ask(mine, 'get', '/support/tenants')).json.items).toMatchObject([{ tenant_code: where.code }]);

  const searched = await ask(mine, 'get', '/support/search?q=山田');
  expect(searched.json.items).toMatchObject([
    { tenant_id: where.tenant, tenant_name: '青葉薬局', kind: 'user', id: user, name: '山＊＊＊', store_id: store },
  ]);
  const below = `/support/tenants/${where.tenant}`;
  const opened = await ask(mine, 'get', `${below}/stores/${store}?limit=2`);
  expect(opened).toMatchObject({
    status: 200,
    json: { tenant_code: where.code, ticket: 'T-100', store: { name: '中央店' }, past: { total: 3 }, as_of: null },
  });
  const { past } = opened.json as unknown as { past: { items: object[]; next_cursor: string } };
  expect(past.items).toMatchObject([{ kind: 'device', label: '受付PC' }, { kind: 'membership' }]);
  const next = await ask(mine, 'get', `${below}/stores/${store}?cursor=${past.next_cursor}&limit=2`);
  expect(next.json).toMatchObject({ past: { items: [{ name: 'store.opened' }], next_cursor: null } });
  expect((await ask(mine, 'get', `${below}/users/${user}`)).json).toMatchObject({ user: { name: '山＊＊＊' } });
  expect((await ask(mine, 'get', `${below}/devices/${device}`)).json).toMatchObject({
    device: { serial_number: 'SN-7' },
  });

  expect((await ask(theirs, 'get', '/support-grants?in_force=true')).json).toMatchObject({ total: 1 });
  expect((await ask(theirs, 'get', '/support-grants?in_force=false')).json).toMatchObject({ total: 0 });
  const views = await ask(theirs, 'get', `${grant}/views`);
  expect(views.json.items.map(({ what, words, result_count }) => [what, words, result_count])).toEqual([
    ['device', null, 1],
    ['user', null, 1],
    ['store', null, 1],
    ['store', null, 2],
    ['search', '山田', 1],
  ]);
  expect((await ask(theirs, 'get', '/support-views')).json).toMatchObject({ total: 5 });
  expect((await ask(theirs, 'get', grant)).json).toMatchObject({ view_count: 5 });

  expect(await ask(theirs, 'post', `${grant}/revoke`, { reason: '済み' }, 2)).toMatchObject({
    json: { status: 'revoked' },
  });
  expect((await ask(theirs, 'get', `${grant}/history`)).json.items).toMatchObject([
    { name: 'support_grant.revoked', reason: '済み', actor: { name: '管理 次郎' } },
    { name: 'support_grant.approved', reason: '依頼済み', actor: { name: '管理 次郎' } },
    { name: 'support_grant.requested', actor: { kind: 'person', id: me.user_id, name: null } },
  ]);
  expect((await ask(mine, 'get', `${below}/stores/${store}`)).status).toBe(404);
  expect((await ask(mine, 'get', '/support/search?q=山田')).json.items).toEqual([]);
  expect((await ask(theirs, 'get', '/support-views')).json).toMatchObject({ total: 5 });
});

test('staff give a grant back before its time, their own only', async () => {
  const [me, colleague, where] = [await staff(), await staff(), await customer()];
  const id = await granted(me, where);
  const path = `/support/requests/${id}/end`;
  expect((await ask(await tokenOfStaff(colleague), 'post', path, { reason: '不要' }, 2)).status).toBe(404);
  expect((await ask(await tokenOfStaff(colleague), 'get', `/support/requests/${id}`)).status).toBe(404);
  const ended = await ask(await tokenOfStaff(me), 'post', path, { reason: '解決' }, 2);
  expect(ended).toMatchObject({ status: 200, json: { status: 'ended' } });
  expect((await ask(await tokenOfStaff(me), 'get', '/support/requests?status=ended')).json).toMatchObject({ total: 1 });
});

test('the same asked twice under one key is asked once, and once more while it is undecided not at all', async () => {
  const [me, where] = [await staff(), await customer()];
  const token = await tokenOfStaff(me);
  const once = () =>
    send({
      method: 'post',
      path: '/support/requests',
      token,
      headers: { 'idempotency-key': 'k' },
      body: requestOf(where),
    });
  const [first, again] = [await once(), await once()];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.json).toEqual(first.json);
  const third = await ask(token, 'post', '/support/requests', requestOf(where));
  expect([third.status, third.json]).toMatchObject([409, { code: 'key_taken' }]);
});

test.each([
  ['an hour more than three days', { hours: 73 }, 400],
  ['no hours', { hours: 0 }, 400],
  ['no ticket', { ticket: '' }, 400],
  ['no reason', { reason: ' ' }, 400],
  ['a tenant that there is not', { tenant_code: 'no-such-tenant' }, 409],
])('asking with %s is refused', async (_what, wrong, status) => {
  const [me, where] = [await staff(), await customer()];
  const body = { ...requestOf(where), ...wrong };
  expect((await ask(await tokenOfStaff(me), 'post', '/support/requests', body)).status).toBe(status);
});

test('nobody but support staff asks, searches or opens: no customer, no program, no other staff', async () => {
  const [me, where] = [await staff(), await customer()];
  const store = await where.store();
  await granted(me, where);
  await assignRole(home.database, where.tenant, operator, {
    fields: { user_id: await where.user(), role: 'kiban:viewer', unit_id: null, store_id: null },
  });
  const tokens = [
    await tokenOfAdministrator(where),
    await tokenOf({ tenant_id: platform, scope: SCOPE }),
    await tokenOf({ tenant_id: where.tenant, scope: SCOPE }),
    await tokenOfStaff(await staff('運用', 'kiban:platform_operator')),
    await tokenOfStaff(await staff('新人', null)),
    await tokenOfStaff(me, 'openid'),
  ];
  for (const token of tokens) {
    for (const path of [
      '/support/search?q=店',
      '/support/tenants',
      '/support/requests',
      `/support/tenants/${where.tenant}/stores/${store}`,
    ])
      expect(await ask(token, 'get', path)).toMatchObject({ status: 403, json: { code: 'permission_missing' } });
    expect((await ask(token, 'post', '/support/requests', requestOf(where))).status).toBe(403);
  }
  expect((await ask(await tokenOfAdministrator(where), 'get', '/support-views')).json).toMatchObject({ total: 0 });
});

test('whoever asked cannot approve it, even as an administrator of the customer', async () => {
  const [me, where] = [await staff(), await customer()];
  const user = await where.user();
  await home.plant('update directory."user" set person_id = $2 where id = $1', [user, me.person_id]);
  await assignRole(home.database, where.tenant, operator, {
    fields: { user_id: user, role: 'kiban:administrator', unit_id: null, store_id: null },
  });
  const asked = await ask(await tokenOfStaff(me), 'post', '/support/requests', requestOf(where));
  const both = await tokenOf({ tenant_id: where.tenant, user: { id: user, person_id: me.person_id }, scope: SCOPE });
  const path = `/support-grants/${asked.json.id}/approve`;
  expect(await ask(both, 'post', path, {}, 1)).toMatchObject({ status: 409, json: { code: 'decided_by_requester' } });
  const program = await tokenOf({ tenant_id: where.tenant, scope: SCOPE });
  expect(await ask(program, 'post', path, {}, 1)).toMatchObject({ status: 403, json: { code: 'permission_missing' } });
  expect((await ask(await tokenOfAdministrator(where), 'post', path, {}, 1)).status).toBe(200);
});

test('support staff approve nothing, and change nothing of a customer', async () => {
  const [me, where] = [await staff(), await customer()];
  const store = await where.store({ name: '中央店' });
  const user = await where.user();
  const id = await granted(me, where);
  const token = await tokenOfStaff(me);
  const asked = await ask(token, 'post', '/support/requests', requestOf(where));
  for (const [method, path, body] of [
    ['post', `/support-grants/${asked.json.id}/approve`, {}],
    ['post', `/support-grants/${id}/revoke`, { reason: 'x' }],
    ['patch', `/stores/${store}`, { name: '乗っ取り' }],
    ['post', `/users/${user}/suspend`, { reason: 'x' }],
  ] as const)
    expect([403, 404]).toContain((await ask(token, method, path, body, 1)).status);
  for (const method of ['post', 'put', 'patch', 'delete'])
    expect((await ask(token, method, `/support/tenants/${where.tenant}/stores/${store}`, {}, 1)).status).toBe(405);
  expect((await ask(token, 'get', `/stores/${store}`)).status).not.toBe(200);
});

test('the customer’s grants and views are no other customer’s to see or decide', async () => {
  const [me, where, other] = [await staff(), await customer(), await customer()];
  const id = await granted(me, where);
  await ask(await tokenOfStaff(me), 'get', '/support/search?q=店');
  const theirs = await tokenOfAdministrator(other);
  for (const path of [`/support-grants/${id}`, `/support-grants/${id}/views`])
    expect((await ask(theirs, 'get', path)).status).toBe(404);
  for (const path of ['/support-grants', '/support-views', `/support-views?grant_id=${id}`])
    expect((await ask(theirs, 'get', path)).json).toMatchObject({ items: [], total: 0 });
  expect((await ask(theirs, 'post', `/support-grants/${id}/revoke`, { reason: 'x' }, 2)).status).toBe(404);
});

test('an auditor reads grants and views and decides nothing; a viewer sees neither', async () => {
  const [me, where] = [await staff(), await customer()];
  const id = await granted(me, where);
  const holding = async (role: string) => {
    const user_id = await where.user();
    await assignRole(home.database, where.tenant, operator, {
      fields: { user_id, role, unit_id: null, store_id: null },
    });
    const [row] = await home.plant<{ person_id: string }>('select person_id from directory."user" where id = $1', [
      user_id,
    ]);
    return tokenOf({ tenant_id: where.tenant, user: { id: user_id, person_id: row?.person_id ?? '' }, scope: SCOPE });
  };
  const [auditor, viewer] = [await holding('kiban:auditor'), await holding('kiban:viewer')];
  for (const path of ['/support-grants', `/support-grants/${id}/views`, '/support-views']) {
    expect((await ask(auditor, 'get', path)).status).toBe(200);
    expect((await ask(viewer, 'get', path)).status).toBe(403);
  }
  expect((await ask(auditor, 'post', `/support-grants/${id}/revoke`, { reason: 'x' }, 2)).status).toBe(403);
});
