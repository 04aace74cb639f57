import { tenantId } from '@kiban/postgres';
import type { Things } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { operator } from '../testing/operator.ts';
import { plantCatalogue, plantLicence, RX } from '../testing/planted-licences.ts';
import { testApi } from '../testing/test-api.ts';
import { registerProduct } from './register-product.ts';

const api = await testApi();
const platform = await plantCatalogue(api);
const platformMachine = () => api.tokenOf({ tenant_id: platform, scope: 'asset:products' });
const words = (ja: string) => ({ en: ja, ja });
const added = (product: string) => ({
  product,
  name: words('新製品'),
  plans: [{ key: 'basic', name: words('基本'), features: ['a.b'], seat_kind: null }],
});
const catalogueOf = async (token: string, query = '') =>
  ((await api.send({ method: 'get', path: `/products${query}`, token })).json as Things).items;

test('the platform adds, changes, withdraws and offers a product, and everybody reads the catalogue, now and then', async () => {
  const token = await platformMachine();
  const tenant = await api.plantTenant();
  const anybody = await api.tokenOf({ tenant_id: tenant.id, user: tenant.nobody, scope: 'openid' });
  const answer = await api.send({ method: 'post', path: '/products', token, body: added('chart') });
  expect(answer.status).toBe(201);
  const { id, valid_from } = answer.json as { id: string; valid_from: string };
  const act = (path: string, method: string, body: object) =>
    api.send({ method, path: `/products/${id}${path}`, token, headers: { 'if-match': '*' }, body });
  expect((await act('', 'patch', { name: words('改名') })).json).toMatchObject({ version: 2, name: { ja: '改名' } });
  expect((await act('/withdraw', 'post', { reason: '終売' })).json).toMatchObject({ status: 'withdrawn' });
  expect((await act('', 'patch', { name: words('x') })).json).toMatchObject({ code: 'already_closed' });
  expect((await catalogueOf(anybody, '?status=active')).map(({ product }) => product)).toEqual(['rx', 'stock']);
  expect(await catalogueOf(anybody, `?asOf=${valid_from}`)).toMatchObject([
    { product: 'chart', name: { ja: '新製品' } },
    { product: 'rx' },
    { product: 'stock' },
  ]);
  expect((await act('/offer', 'post', {})).json).toMatchObject({ status: 'active', version: 4 });
  expect((await act('/offer', 'post', {})).json).toMatchObject({ code: 'still_open' });
  expect((await api.send({ method: 'get', path: `/products/${id}`, token: anybody })).json).toMatchObject({
    product: 'chart',
  });
  expect((await api.send({ method: 'post', path: '/products', token, body: added('chart') })).json).toMatchObject({
    ...{ code: 'key_taken', errors: [{ pointer: '/product' }] },
  });
});

test('no customer’s machine or administrator changes the catalogue', async () => {
  const tenant = await api.plantTenant();
  const machine = await api.tokenOf({ tenant_id: tenant.id, scope: 'asset:products' });
  const administrator = await api.administratorOf(tenant, 'asset:read asset:write asset:products');
  const [{ id } = { id: '' }] = await catalogueOf(machine);
  for (const token of [machine, administrator]) {
    const add = await api.send({ method: 'post', path: '/products', token, body: added('own') });
    expect([add.status, add.json]).toMatchObject([403, { code: 'permission_missing' }]);
    for (const [path, method, body] of [
      ['', 'patch', { name: words('x') }],
      ['/withdraw', 'post', { reason: 'x' }],
      ['/offer', 'post', {}],
    ] as const) {
      const answer = await api.send({
        method,
        path: `/products/${id}${path}`,
        token,
        headers: { 'if-match': '*' },
        body,
      });
      expect(answer.status).toBe(403);
    }
  }
});

test('what lies in another tenant than the platform’s is in nobody’s catalogue', async () => {
  const [tenant, other] = [await api.plantTenant(), await api.plantTenant()];
  await registerProduct(api.database, tenantId(other.id), operator, { ...RX, product: 'smuggled' });
  const token = await api.administratorOf(tenant);
  expect((await catalogueOf(token)).map(({ product }) => product)).not.toContain('smuggled');
});

test('registering a file again changes nothing, and offers again what was withdrawn', async () => {
  const input = { ...RX, product: 'files' };
  const first = await registerProduct(api.database, platform, operator, input);
  expect(await registerProduct(api.database, platform, operator, input)).toMatchObject({
    id: first.id,
    version: 1,
    event_id: null,
  });
  const more = { ...input, name: words('別名') };
  expect(await registerProduct(api.database, platform, operator, more)).toMatchObject({ id: first.id, version: 2 });
});

test('a licence keeps its product when that is withdrawn, and no new one is sold', async () => {
  const tenant = await api.plantTenant();
  const input = { ...RX, product: 'old' };
  const { id } = await registerProduct(api.database, platform, operator, input);
  const licence = await plantLicence(api, tenant.id, { product: 'old', plan: 'whole' });
  const token = await platformMachine();
  const headers = { 'if-match': '*' };
  await api.send({ method: 'post', path: `/products/${id}/withdraw`, token, headers, body: { reason: '終売' } });
  const reader = await api.administratorOf(tenant);
  expect((await api.send({ method: 'get', path: `/licences/${licence}`, token: reader })).json).toMatchObject({
    product_name: RX.name,
  });
  await expect(plantLicence(api, tenant.id, { product: 'old', plan: 'whole' })).rejects.toMatchObject({
    code: 'reference_closed',
  });
});
