import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();
const scope = 'directory:read directory:write';
type Body = Readonly<Record<string, unknown>> & { readonly id: string; readonly code: string; readonly items: Body[] };

async function talking(token: string) {
  return async (method: string, path: string, body?: object, ifMatch = '*') => {
    const headers = method === 'get' || path === '/access-reviews' ? {} : { 'if-match': ifMatch };
    const { status, json } = await api.send({ method, path, token, headers, ...(body === undefined ? {} : { body }) });
    return { status, json: json as Body };
  };
}

test('a store’s manager attests what is held in the store, but their own, and sees nothing of another one', async () => {
  const tenant = await api.plantTenant();
  const [mine, other] = tenant.ids.stores;
  const administrator = await talking(await api.administratorOf(tenant));
  const manager = await talking(await api.tokenOf({ tenant_id: tenant.id, user: tenant.manager, scope }));
  const give = { user_id: tenant.nobody.id, role: 'kiban:viewer' };
  for (const store_id of [mine, other]) {
    const body = { ...give, store_id };
    const { status } = await api.send({
      ...{ method: 'post', path: '/role-assignments', token: await api.administratorOf(tenant), body },
    });
    expect(status).toBe(201);
  }
  const opened = await administrator('post', '/access-reviews', {
    name: '棚卸し',
    due_at: '2999-01-01T00:00:00+09:00',
  });
  expect(opened).toMatchObject({ status: 201, json: { due_at: '2998-12-31T15:00:00Z', status: 'open' } });
  const path = `/access-reviews/${opened.json.id}`;

  const seen = (await manager('get', `${path}/items`)).json.items;
  expect(seen.map(({ user_id, store_id }) => [user_id, store_id]).sort()).toEqual(
    [
      [tenant.nobody.id, mine],
      [tenant.manager.id, mine],
    ].sort(),
  );
  expect((await manager('get', path)).json).toMatchObject({ item_count: 2, pending_count: 2 });
  const [own, nobodys] = [tenant.manager.id, tenant.nobody.id].map((id) => seen.find(({ user_id }) => user_id === id));
  expect(await manager('post', `/review-items/${nobodys?.id}/keep`, {})).toMatchObject({
    ...{ status: 200, json: { decision: 'kept', decided_by: tenant.manager.id } },
  });
  expect((await manager('post', `/review-items/${own?.id}/keep`, {})).json).toMatchObject({
    code: 'attested_by_holder',
  });

  const all = (await administrator('get', `${path}/items`)).json.items;
  const foreign = all.filter(({ id }) => !seen.some((item) => item.id === id));
  expect(foreign.length).toBeGreaterThan(2);
  for (const { id } of foreign)
    for (const [method, what, body] of [
      ['get', ''],
      ['post', '/keep', {}],
      ['post', '/revoke', { reason: '不要' }],
    ] as const)
      expect(await manager(method, `/review-items/${id}${what}`, body, '"77"')).toMatchObject({ status: 404 });
  expect((await manager('post', `${path}/close`, { reason: '終了' })).json).toMatchObject({
    code: 'permission_missing',
  });
  const [, closed] = tenant.ids['access-reviews']; // in which nothing of the store stands
  expect((await manager('get', `/access-reviews/${closed}`)).status).toBe(404);
  expect((await manager('get', `/access-reviews/${closed}/items`)).status).toBe(404);
});

test('a machine attests nothing', async () => {
  const tenant = await api.plantTenant();
  const machine = await talking(await api.tokenOf({ tenant_id: tenant.id, scope }));
  const [item] = tenant.ids['review-items'];
  expect((await machine('post', `/review-items/${item}/keep`, {})).json).toMatchObject({ code: 'permission_missing' });
  const revoked = await machine('post', `/review-items/${item}/revoke`, { reason: '不要' });
  expect(revoked.json).toMatchObject({ code: 'permission_missing' });
});

test('an approver of the whole tenant attests, and opens and closes no review: what nobody attested would end at once', async () => {
  const tenant = await api.plantTenant();
  const body = { user_id: tenant.nobody.id, role: 'kiban:access_approver' };
  await api.send({ method: 'post', path: '/role-assignments', token: await api.administratorOf(tenant), body });
  const approver = await talking(await api.tokenOf({ tenant_id: tenant.id, user: tenant.nobody, scope }));
  const [open] = tenant.ids['access-reviews'];
  const refused = [
    await approver('post', '/access-reviews', { name: '抜き打ち', due_at: '2999-01-01T00:00:00Z' }),
    await approver('post', `/access-reviews/${open}/close`, { reason: '終了' }),
  ];
  for (const { json } of refused) expect(json.code).toBe('permission_missing');
  const { items } = (await approver('get', `/access-reviews/${open}/items`)).json;
  const [item] = items.filter(({ user_id }) => user_id !== tenant.nobody.id);
  expect((await approver('post', `/review-items/${item?.id}/keep`, {})).status).toBe(200);
});
