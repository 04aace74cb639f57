import 'reflect-metadata';
import { randomUUIDv7, X509Certificate } from 'node:crypto';
import { runCommand } from '@kiban/event-store';
import { now } from '@kiban/service';
import { X509Crl, X509CrlReason } from '@peculiar/x509';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { importAuthority } from '../certificate-authorities/import-authority.ts';
import { certificateAggregate, certificateRegistered } from '../certificates/certificate.ts';
import { revokeCertificate } from '../certificates/revoke-certificate.ts';
import { any, type CertifiedTenant, certifiedTenant, KEYS } from '../testing/certified-tenant.ts';
import { ORIGIN, testApi } from '../testing/test-api.ts';
import { operator } from '../testing/test-asset.ts';
import { makeAuthority } from '../x509/make-authority.ts';
import type { RevocationReason } from '../x509/revocation-reason.ts';
import { currentRevocationList } from './current-revocation-list.ts';
import { revocationListRoutes } from './routes.ts';

const api = await testApi();
const { database } = api;
// the list is bytes, which the API's own answers never are
const app = new Hono();
revocationListRoutes(app, { database, keyEncryption: KEYS });
const revoke = (tenant: CertifiedTenant, id: string, revocation_reason: RevocationReason = 'keyCompromise') =>
  revokeCertificate(database, tenant.id, operator, { ...any(id), revocation_reason });
const addressOf = (tenant: { id: string }, authority_id: string) => `/asset/crl/${tenant.id}/${authority_id}.crl`;

/** As anybody reads it: without a token. */
async function read(tenant: CertifiedTenant, authority_id = tenant.authority_id, headers: Record<string, string> = {}) {
  const response = await app.request(addressOf(tenant, authority_id), { headers });
  const body = Buffer.from(await response.arrayBuffer());
  return { response, body };
}

async function listed(tenant: CertifiedTenant) {
  const { response, body } = await read(tenant);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pkix-crl']);
  const crl = new X509Crl(Uint8Array.from(body));
  const [row] = await api.plant<{ certificate_pem: string }>(
    'select certificate_pem from asset.certificate_authority where id = $1',
    [tenant.authority_id],
  );
  const { publicKey } = new X509Certificate(row?.certificate_pem ?? '');
  const key = publicKey.toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  expect(await crl.verify({ publicKey: key })).toBe(true);
  const entries = crl.entries.map(({ serialNumber, reason }) => [
    serialNumber.toUpperCase(),
    X509CrlReason[reason ?? 0],
  ]);
  return { number: Number(response.headers.get('etag')?.replaceAll('"', '')), entries, crl };
}

test('what is revoked stands in the next list that anybody reads, signed, with why', async () => {
  const tenant = await certifiedTenant(api);
  const device = await tenant.device();
  const ids = [await tenant.issue(device), await tenant.issue(device), await tenant.issue(device)];
  const serials = await Promise.all(ids.map(async (id) => (await tenant.certificate(id)).serial_number));
  const first = await listed(tenant);
  expect([first.number, first.entries]).toEqual([1, []]);
  expect(Number(first.crl.nextUpdate) - Number(first.crl.thisUpdate)).toBe(24 * 3600 * 1000);
  expect((await listed(tenant)).number).toBe(1);
  await revoke(tenant, ids[0] ?? '');
  expect(await listed(tenant)).toMatchObject({ number: 2, entries: [[serials[0], 'keyCompromise']] });
  await revoke(tenant, ids[1] ?? '', 'unspecified');
  const both = [
    [serials[0], 'keyCompromise'],
    [serials[1], 'unspecified'],
  ];
  expect(await listed(tenant)).toMatchObject({ number: 3, entries: both });
});

test('every certificate says where its list is', async () => {
  const tenant = await certifiedTenant(api);
  const { pem } = await tenant.certificate(await tenant.issue(await tenant.device()));
  const address = `${ORIGIN}${addressOf(tenant, tenant.authority_id)}`;
  expect(new X509Certificate(pem ?? '').raw.includes(address)).toBe(true);
});

test('whoever has the list already is told so, until something is revoked', async () => {
  const tenant = await certifiedTenant(api);
  const id = await tenant.issue(await tenant.device());
  const { response } = await read(tenant);
  const etag = response.headers.get('etag') ?? '';
  expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  const known = { 'if-none-match': `"x", W/${etag}` };
  expect((await read(tenant, tenant.authority_id, known)).response.status).toBe(304);
  await revoke(tenant, id);
  expect((await read(tenant, tenant.authority_id, known)).response.status).toBe(200);
});

test('of many who ask at once after a revocation all get one list, and numbers only rise', async () => {
  const tenant = await certifiedTenant(api);
  const device = await tenant.device();
  const ids = await Promise.all(Array.from({ length: 6 }, () => tenant.issue(device)));
  const seen = new Map<number, Set<string>>();
  for (const [round, id] of ids.entries()) {
    await revoke(tenant, id);
    const lists = await Promise.all(
      Array.from({ length: 6 }, () => currentRevocationList(tenant.parts, tenant.id, tenant.authority_id)),
    );
    for (const list of lists) {
      const { number = 0, der = Buffer.alloc(0) } = list ?? {};
      seen.set(number, (seen.get(number) ?? new Set()).add(der.toString('base64')));
    }
    expect([...seen.keys()]).toEqual(Array.from({ length: round + 1 }, (_, place) => place + 1));
  }
  expect([...seen.values()].map(({ size }) => size)).toEqual(ids.map(() => 1));
});

test('a list that is about to end is made anew, though nothing was revoked', async () => {
  const tenant = await certifiedTenant(api);
  await listed(tenant);
  const older = (hours: number) =>
    api.plant(
      `update asset.revocation_list set this_update = this_update - make_interval(hours => $2),
         next_update = next_update - make_interval(hours => $2) where authority_id = $1`,
      [tenant.authority_id, hours],
    );
  await older(17);
  expect((await listed(tenant)).number).toBe(1);
  await older(2);
  const { number, crl } = await listed(tenant);
  expect([number, Number(crl.nextUpdate) - Date.now() > 23 * 3600 * 1000]).toEqual([2, true]);
});

test('a revoked certificate that expires stands in one more list, and then in none (RFC 5280 §3.3)', async () => {
  const tenant = await certifiedTenant(api);
  const id = await tenant.issue(await tenant.device());
  await revoke(tenant, id);
  expect((await listed(tenant)).entries).toHaveLength(1);
  const later = () =>
    api.plant(
      `update asset.revocation_list set this_update = this_update - interval '20 hours', next_update = next_update - interval '20 hours'
       where authority_id = $1`,
      [tenant.authority_id],
    );
  await api.plant(`update asset.certificate set not_after = clock_timestamp() - interval '1 hour' where id = $1`, [id]);
  await later();
  expect((await listed(tenant)).entries).toHaveLength(1);
  // the next one begins after a list that was made beyond its end
  await api.plant(`update asset.certificate set not_after = clock_timestamp() - interval '2 days' where id = $1`, [id]);
  await later();
  expect((await listed(tenant)).entries).toEqual([]);
});

test('nobody finds a list under another tenant, of an authority that signs elsewhere, or of none', async () => {
  const [tenant, other] = [await certifiedTenant(api), await certifiedTenant(api)];
  const { id: external } = await importAuthority(tenant.parts, tenant.id, operator, {
    ...{ name: '外部', private_key_pem: null },
    certificates_pem: (
      await makeAuthority({ name: 'X', organization: 'Y', key_type: 'P-256', validity_days: 400, now: new Date() })
    ).certificate_pem,
  });
  for (const path of [
    addressOf(tenant, other.authority_id),
    addressOf(other, tenant.authority_id),
    addressOf({ id: randomUUIDv7() }, tenant.authority_id),
    addressOf(tenant, external),
    addressOf(tenant, randomUUIDv7()),
    `/asset/crl/${tenant.id}/${tenant.authority_id}`,
    `/asset/crl/${tenant.id}/x.crl`,
    `/asset/crl/x/${tenant.authority_id}.crl`,
  ]) {
    const { status, json } = await api.send({ method: 'get', path: `/../..${path}` });
    expect([path, status, (json as { code: string }).code]).toEqual([path, 404, 'not_found']);
  }
  const own = await api.send({ method: 'get', path: `/../..${addressOf(tenant, tenant.authority_id)}` });
  expect([own.status, own.headers.get('content-type')]).toEqual([200, 'application/pkix-crl']);
  const id = randomUUIDv7();
  const decide = () =>
    certificateRegistered(id, { authority_id: external, device_id: null, serial_number: 'AB01' }, now);
  await runCommand(database, tenant.id, operator, { aggregate: certificateAggregate, id, decide });
  await revoke(tenant, id);
  expect(await currentRevocationList(tenant.parts, tenant.id, external)).toBeNull();
});
