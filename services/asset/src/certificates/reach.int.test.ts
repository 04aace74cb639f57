import { expect, test } from 'vitest';
import { certificateRequest } from '../testing/certificate-requests.ts';
import { certifiedTenant } from '../testing/certified-tenant.ts';
import { plantRole, plantUser } from '../testing/planted-directory.ts';
import { testApi } from '../testing/test-api.ts';

const api = await testApi();

/** A tenant with somebody who administers the devices of one store, and certificates there and elsewhere. */
async function divided() {
  const tenant = await certifiedTenant(api);
  const user = await plantUser(api, tenant.id, '地区担当');
  const [near, far] = [await tenant.store('近い店'), await tenant.store('遠い店')];
  await plantRole(api, tenant.id, user, 'kiban:device_administrator', { store_id: near });
  const token = await api.tokenOf({ tenant_id: tenant.id, user, scope: 'asset:read asset:write' });
  const [here, there] = [await tenant.device('近い端末', near), await tenant.device('遠い端末', far)];
  const [own, foreign] = [await tenant.issue(here), await tenant.issue(there)];
  const send = (method: string, path: string, body?: object) =>
    api.send({ method, path, token, body, headers: { 'if-match': '*' } });
  const code = async (path: string, body: object) => ((await send('post', path, body)).json as { code?: string }).code;
  const ids = async (query = '') =>
    ((await send('get', `/certificates${query}`)).json as { items: { id: string }[] }).items.map(({ id }) => id);
  return { tenant, send, code, ids, here, there, own, foreign, near, far };
}

test('whoever administers one store sees the certificates of its devices, and no others', async () => {
  const { send, ids, own, foreign, far, there } = await divided();
  expect(await ids()).toEqual([own]);
  for (const query of [`?store_id=${far}`, `?device_id=${there}`]) expect(await ids(query)).toEqual([]);
  expect((await send('get', `/certificates/${own}`)).status).toBe(200);
  for (const path of ['', '/history', '?asOf=2026-01-01'])
    expect((await send('get', `/certificates/${foreign}${path}`)).status).toBe(404);
});

test('whoever administers one store changes no certificate elsewhere, and moves none out or in', async () => {
  const { tenant, code, foreign, own, here, there } = await divided();
  const { csr } = await certificateRequest();
  expect(await code(`/certificates/${foreign}/bind`, { device_id: here, reason: '理由' })).toBe('not_found');
  expect(await code(`/certificates/${foreign}/unbind`, { reason: '理由' })).toBe('not_found');
  expect(await code(`/certificates/${foreign}/revoke`, { reason: '理由' })).toBe('not_found');
  expect(await code(`/certificates/${foreign}/renew`, { csr })).toBe('not_found');
  expect(await code('/certificates', { device_id: there, csr })).toBe('reference_unknown');
  expect(await code(`/certificates/${own}/bind`, { device_id: there, reason: '理由' })).toBe('reference_unknown');
  const { pem } = await tenant.certificate(foreign);
  const known = { authority_id: tenant.authority_id, pem };
  expect(await code('/certificates/import', known)).toBe('not_found');
  expect(await code('/certificates/import', { ...known, device_id: there })).toBe('reference_unknown');
  expect(await code('/certificate-authorities', { name: '新しい認証局' })).toBe('permission_missing');
});

test('who takes a certificate from its device is told what came of it, and does not reach it any more', async () => {
  const { send, own } = await divided();
  const unbound = await send('post', `/certificates/${own}/unbind`, { reason: '端末の交換' });
  expect([unbound.status, unbound.json]).toMatchObject([200, { id: own, device: null, version: 2 }]);
  expect((await send('get', `/certificates/${own}`)).status).toBe(404);
  const stale = await send('post', `/certificates/${own}/revoke`, { reason: '理由' });
  expect(stale.status).toBe(404);
});
