import { randomUUIDv7 } from 'node:crypto';
import { statement } from '@kiban/postgres';
import { storyIn, type Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { ensurePlatformTenant } from '../tenants/ensure-platform-tenant.ts';
import { testApi } from '../testing/api/test-api.ts';
import { operator } from '../testing/test-directory.ts';

const api = await testApi();
const platform = await ensurePlatformTenant(api.database, api.registry, operator);
const words = (en: string) => ({ en, ja: `${en}（日本語）` });
const manifest = {
  name: words('Reception'),
  licensed: true,
  permissions: [{ key: 'visits.read', name: words('See visits'), resource_type: 'visit' }],
  roles: [{ key: 'clerk', name: words('Clerk'), permissions: ['reception.visits.read'], scopes: ['unit', 'store'] }],
};
const machine = (scope = 'directory:manifests', tenant_id: string = platform) => api.tokenOf({ tenant_id, scope });
const put = async (body: object, token?: string, product = 'reception') =>
  api.send({ method: 'put', path: `/manifests/${product}`, token: token ?? (await machine()), body });

test('a product says what can be permitted in it, and every tenant sees its roles and may give them', async () => {
  const first = await put(manifest);
  expect([first.status, first.json]).toMatchObject([
    200,
    { version: 1, permissions: [{ permission: 'reception.visits.read' }], roles: [{ description: null }] },
  ]);
  expect((await put({ ...manifest, name: words('Front desk') })).json).toMatchObject({ version: 2 });
  expect((await put({ ...manifest, name: words('Front desk') })).json).toMatchObject({ version: 2 });
  const { get, post, tenant } = await storyIn(api);
  const { items } = await get<Things>('/roles');
  expect(items.find(({ role }) => role === 'reception:clerk')).toMatchObject({
    product_name: words('Front desk'),
    licensed: true,
    scopes: ['unit', 'store'],
    permissions: [{ permission: 'reception.visits.read', name: words('See visits') }],
  });
  expect(items.map(({ role }) => role)).toContain('kiban:store_manager');
  expect(items.map(({ role }) => role)).not.toContain('kiban:support');
  const [store_id] = tenant.ids.stores;
  const given = await post('/role-assignments', { user_id: tenant.nobody.id, role: 'reception:clerk', store_id });
  expect(given).toMatchObject({ role_name: words('Clerk'), effective: true });
  expect(await get(`/users/${tenant.nobody.id}`)).toMatchObject({ roles: [{ role: 'reception:clerk', store_id }] });
});

test('what a product said before is shown as of then', async () => {
  const dated = { ...manifest, roles: [] };
  await put(dated, undefined, 'dated');
  const [row] = await api.everywhere(
    statement<{ valid_from: string }>`select valid_from from directory.product_manifest where product = 'dated'`,
  );
  await put({ ...dated, name: words('Later') }, undefined, 'dated');
  const { get } = await storyIn(api);
  expect(await get(`/manifests/dated?asOf=${row?.valid_from}`)).toMatchObject({ version: 1, name: manifest.name });
  expect(await get('/manifests/dated')).toMatchObject({ version: 2, name: words('Later') });
});

test('nobody registers a product but machines of the platform’s tenant, and nobody says what Kiban is', async () => {
  const tenant = await api.plantTenant();
  const refused = [
    await put(manifest, await machine('directory:write')),
    await put(manifest, await machine('directory:manifests', tenant.id)),
    await put(
      manifest,
      await api.tokenOf({ tenant_id: tenant.id, user: tenant.administrator, scope: 'directory:manifests' }),
    ),
    await put(manifest, undefined, 'kiban'),
  ];
  for (const { status, json } of refused) expect([status, json]).toMatchObject([403, { code: 'permission_missing' }]);
});

test('a role holds its own product’s permissions only, and no key stands twice', async () => {
  const [role] = manifest.roles;
  const foreign = { ...manifest, roles: [{ ...role, permissions: ['directory.users.write'] }] };
  expect((await put(foreign)).json).toMatchObject({ code: 'reference_unknown', errors: [{ pointer: '/roles' }] });
  expect((await put({ ...manifest, roles: [role, role] })).json).toMatchObject({ code: 'key_taken' });
  expect((await put({ ...manifest, roles: [{ ...role, scopes: [] }] })).status).toBe(400);
});

test('a manifest that stands in a customer’s tenant is nobody’s', async () => {
  const tenant = await api.plantTenant();
  await api.plant(
    `insert into directory.product_manifest
       (tenant_id, id, version, valid_from, recorded_at, product, name, licensed, permissions, roles, status)
     values ($1, $2, 1, now(), now(), 'forged', '{"en": "x", "ja": "x"}', false, '[]', '[]', 'active')`,
    [tenant.id, randomUUIDv7()],
  );
  const token = await api.administratorOf(tenant);
  expect((await api.send({ method: 'get', path: '/manifests/forged', token })).status).toBe(404);
});

test('no product is called as a part of Kiban, or so that its programs are taken for another’s', async () => {
  for (const product of ['directory', 'asset', 'delivery']) {
    const { status, json } = await put({ ...manifest, roles: [] }, undefined, product);
    expect([product, status, (json as { code: string }).code]).toEqual([product, 409, 'key_taken']);
  }
  const { status, json } = await put({ ...manifest, roles: [] }, undefined, 'reception--evil');
  expect([status, (json as { code: string }).code]).toEqual([400, 'validation_failed']);
});

test('a program of one product says nothing of another', async () => {
  const as = (client_id: string) => api.tokenOf({ tenant_id: platform, scope: 'directory:manifests', client_id });
  const own = { ...manifest, roles: [] };
  expect((await put(own, await as('till'), 'till')).status).toBe(200);
  expect((await put(own, await as('till--release'), 'till')).status).toBe(200);
  for (const client of ['till', 'till--release', 'unheard-of--release'])
    expect([client, (await put(own, await as(client), 'reception')).status]).toEqual([client, 403]);
});
