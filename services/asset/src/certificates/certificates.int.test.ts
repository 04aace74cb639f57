import { randomUUIDv7, X509Certificate } from 'node:crypto';
import { runCommand } from '@kiban/event-store';
import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { importAuthority } from '../certificate-authorities/import-authority.ts';
import { retireAuthority } from '../certificate-authorities/retire-authority.ts';
import { loseDevice } from '../devices/lose-device.ts';
import { retireDevice } from '../devices/retire-device.ts';
import { suspendDevice } from '../devices/suspend-device.ts';
import { certificateRequest } from '../testing/certificate-requests.ts';
import { any, certifiedTenant } from '../testing/certified-tenant.ts';
import { operator, testAsset } from '../testing/test-asset.ts';
import { issueDeviceCertificate } from '../x509/issue-certificate.ts';
import { makeAuthority } from '../x509/make-authority.ts';
import { normalSerialNumber } from '../x509/read-certificate.ts';
import { requestedKey } from '../x509/read-request.ts';
import { bindCertificate } from './bind-certificate.ts';
import { certificateAggregate, certificateRegistered } from './certificate.ts';
import { registerCertificate } from './register-certificate.ts';
import { renewCertificate } from './renew-certificate.ts';
import { revokeCertificate } from './revoke-certificate.ts';

const home = await testAsset();
const { database } = home;
const [tenant, foreign] = [await certifiedTenant(home), await certifiedTenant(home)];
const legacy = await makeAuthority({
  ...{ name: 'Legacy', organization: 'Vendor', key_type: 'P-256', validity_days: 3650, now: new Date() },
});
const bind = (id: string, device_id: string | null, of = tenant) =>
  bindCertificate(database, of.id, operator, { ...any(id), device_id });
const revoke = (id: string, of = tenant) =>
  revokeCertificate(database, of.id, operator, { ...any(id), revocation_reason: 'superseded' });
const renew = async (id: string, more: object = {}, of = tenant) =>
  renewCertificate(of.parts, of.id, operator, {
    ...{ id, csr: (await certificateRequest()).csr, authority_id: null, validity_days: 30, reach: 'tenant' },
    ...more,
  });
const legacyCertificate = async (device_id = '01a20178-eea9-7433-a617-e6968e73abfc') =>
  issueDeviceCertificate(legacy, {
    ...{ device_id, validity_days: 100, revocation_list_url: 'https://vendor.example/crl', now: new Date() },
    publicKey: await requestedKey('csr', (await certificateRequest()).csr),
  });
const external = (of: typeof tenant) =>
  importAuthority(of.parts, of.id, operator, {
    ...{ name: '外部', certificates_pem: legacy.certificate_pem, private_key_pem: null },
  });
/** As an importer does of which nothing but a list is there. */
const registerListed = async (authority_id: string, device_id: string) => {
  const id = randomUUIDv7();
  const serial_number = normalSerialNumber(id.replaceAll('-', ''));
  const decide = () => certificateRegistered(id, { authority_id, device_id, serial_number }, now);
  await runCommand(database, tenant.id, operator, { aggregate: certificateAggregate, id, decide });
  return id;
};

test('a certificate is issued to a device by the tenant’s authority, and kept as it is', async () => {
  const device_id = await tenant.device();
  const certificate = await tenant.certificate(await tenant.issue(device_id));
  const [authority] = await home.plant<{ certificate_pem: string }>(
    'select certificate_pem from asset.certificate_authority where id = $1',
    [tenant.authority_id],
  );
  const [issued, issuer] = [certificate.pem, authority?.certificate_pem].map((pem) => new X509Certificate(pem ?? ''));
  expect(issued?.checkIssued(issuer as X509Certificate) && issued.verify((issuer as X509Certificate).publicKey)).toBe(
    true,
  );
  expect(certificate).toMatchObject({ device_id, status: 'active', serial_number: issued?.serialNumber, version: 1 });
});

test('no certificate is issued to another tenant’s device, by its authority, or to one out of reach', async () => {
  const [own, theirs] = [await tenant.device(), await foreign.device()];
  await expect(tenant.issue(theirs)).rejects.toMatchObject({ code: 'reference_unknown', field: 'device_id' });
  const by = { authority_id: foreign.authority_id };
  await expect(tenant.issue(own, by)).rejects.toMatchObject({ code: 'reference_unknown', field: 'authority_id' });
  const reach = { unit_ids: [], store_ids: [await tenant.store()] };
  await expect(tenant.issue(own, { reach })).rejects.toMatchObject({ code: 'reference_unknown', field: 'device_id' });
});

test('a certificate of another tenant is neither bound, unbound, renewed nor revoked', async () => {
  const id = await foreign.issue(await foreign.device());
  const missing = { code: 'not_found' };
  await expect(bind(id, await tenant.device())).rejects.toMatchObject(missing);
  await expect(bind(id, null)).rejects.toMatchObject(missing);
  await expect(renew(id)).rejects.toMatchObject(missing);
  await expect(revoke(id)).rejects.toMatchObject(missing);
  expect(await foreign.certificate(id)).toMatchObject({ version: 1, status: 'active' });
  const own = await tenant.issue(await tenant.device());
  const theirs = { code: 'reference_unknown', field: 'device_id' };
  await expect(bind(own, await foreign.device())).rejects.toMatchObject(theirs);
});

test('an authority that is retired, external or not there issues nothing', async () => {
  const other = await certifiedTenant(home);
  const device_id = await other.device();
  const { id: elsewhere } = await external(other);
  const refused = { code: 'authority_cannot_sign', field: 'authority_id' };
  await expect(other.issue(device_id, { authority_id: elsewhere })).rejects.toMatchObject(refused);
  await retireAuthority(database, other.id, operator, any(other.authority_id));
  await expect(other.issue(device_id, { authority_id: other.authority_id })).rejects.toMatchObject(refused);
  await expect(other.issue(device_id)).rejects.toMatchObject(refused);
});

test('a device that is suspended, lost or retired gets no certificate', async () => {
  const bound = await tenant.issue(await tenant.device());
  for (const end of [suspendDevice, loseDevice, retireDevice]) {
    const device_id = await tenant.device();
    await end(database, tenant.id, operator, any(device_id));
    const refused = { code: 'reference_closed', field: 'device_id' };
    await expect(tenant.issue(device_id)).rejects.toMatchObject(refused);
    await expect(bind(bound, device_id)).rejects.toMatchObject(refused);
  }
});

test('an authority’s own certificate is no device’s', async () => {
  const [own] = await home.plant<{ certificate_pem: string }>(
    'select certificate_pem from asset.certificate_authority where id = $1',
    [tenant.authority_id],
  );
  const registering = registerCertificate(database, tenant.id, operator, {
    ...{ authority_id: tenant.authority_id, pem: own?.certificate_pem ?? '', device_id: null, reach: 'tenant' },
  });
  await expect(registering).rejects.toMatchObject({ code: 'validation_failed', errors: [{ code: 'is_authority' }] });
});

test('a certificate that is moved or revoked while it is being renewed is not renewed for who held it', async () => {
  const [before, after] = [await tenant.device(), await tenant.device()];
  const id = await tenant.issue(before);
  await bind(id, after);
  const moved = { code: 'reference_closed', message: 'Another device holds the certificate by now.' };
  await expect(tenant.issue(before, { renews: id })).rejects.toMatchObject(moved);
  await revoke(id);
  await expect(tenant.issue(after, { renews: id })).rejects.toMatchObject({ code: 'certificate_revoked' });
  const theirs = await foreign.issue(await foreign.device());
  await expect(tenant.issue(after, { renews: theirs })).rejects.toMatchObject({ code: 'reference_closed' });
});

test('what is revoked stays revoked: it is neither bound, unbound, renewed nor revoked again', async () => {
  const id = await tenant.issue(await tenant.device());
  await revoke(id);
  expect(await tenant.certificate(id)).toMatchObject({
    status: 'revoked',
    revocation_reason: 'superseded',
    version: 2,
  });
  const refused = { code: 'certificate_revoked' };
  await expect(bind(id, await tenant.device())).rejects.toMatchObject(refused);
  await expect(bind(id, null)).rejects.toMatchObject(refused);
  await expect(renew(id)).rejects.toMatchObject(refused);
  await expect(revoke(id)).rejects.toMatchObject(refused);
  expect((await tenant.certificate(id)).version).toBe(2);
});

test('a renewed certificate follows the old one on the same device, and both are valid until the old one ends', async () => {
  const device_id = await tenant.device();
  const old = await tenant.issue(device_id);
  const { id } = await renew(old);
  expect(await tenant.certificate(id)).toMatchObject({ renews: old, device_id, status: 'active' });
  expect(await tenant.certificate(old)).toMatchObject({ status: 'active', version: 1 });
  await bind(old, null);
  await expect(renew(old)).rejects.toMatchObject({ code: 'reference_closed' });
});

test('a certificate that exists is registered once, when the authority’s signature is on it', async () => {
  const { id: authority_id } = await external(tenant);
  const { pem, serial_number } = await legacyCertificate();
  const register = (of = tenant, more: object = {}) =>
    registerCertificate(database, of.id, operator, { authority_id, pem, device_id: null, reach: 'tenant', ...more });
  const { id } = await register();
  expect(await tenant.certificate(id)).toMatchObject({ serial_number, device_id: null, status: 'active' });
  await expect(register()).rejects.toMatchObject({ code: 'key_taken', constraint: 'certificate_serial_number' });
  await expect(register(foreign)).rejects.toMatchObject({ code: 'reference_unknown' });
  const notOurs = register(tenant, { authority_id: tenant.authority_id });
  await expect(notOurs).rejects.toMatchObject({ status: 400, errors: [{ pointer: '/pem', code: 'not_issued' }] });
  // the same serial number of another authority is another certificate
  const { id: theirs } = await external(foreign);
  expect((await register(foreign, { authority_id: theirs })).version).toBe(1);
});

test('whoever finds a lost device finds no certificate that is any good; a retired one’s are revoked or free again', async () => {
  const { id: authority_id } = await importAuthority(tenant.parts, tenant.id, operator, {
    ...{ name: '別の外部', private_key_pem: null },
    certificates_pem: (
      await makeAuthority({ name: 'X', organization: 'Y', key_type: 'P-384', validity_days: 400, now: new Date() })
    ).certificate_pem,
  });
  const certificatesOf = async (device_id: string) => {
    const own = await tenant.issue(device_id);
    const theirs = await registerListed(authority_id, device_id);
    return [own, theirs] as const;
  };
  const [lost, retired, suspended] = [await tenant.device(), await tenant.device(), await tenant.device()];
  const [ofLost, ofRetired, ofSuspended] = [
    await certificatesOf(lost),
    await certificatesOf(retired),
    await certificatesOf(suspended),
  ];
  const reasoned = { ...operator, reason: '電車に忘れた' };
  await loseDevice(database, tenant.id, reasoned, any(lost));
  await retireDevice(database, tenant.id, reasoned, any(retired));
  await suspendDevice(database, tenant.id, reasoned, any(suspended));
  const revoked = (revocation_reason: string) => ({ status: 'revoked', revocation_reason });
  for (const id of ofLost)
    expect(await tenant.certificate(id)).toMatchObject({ ...revoked('keyCompromise'), device_id: lost });
  expect(await tenant.certificate(ofRetired[0])).toMatchObject(revoked('cessationOfOperation'));
  expect(await tenant.certificate(ofRetired[1])).toMatchObject({ status: 'active', device_id: null });
  for (const id of ofSuspended) expect(await tenant.certificate(id)).toMatchObject({ status: 'active', version: 1 });
  const events = await home.plant<object>(
    'select name, reason from event.domain_event where aggregate_id = any ($1) and version = 2 order by name',
    [[...ofLost, ...ofRetired]],
  );
  expect(events).toEqual(
    ['revoked', 'revoked', 'revoked', 'unbound'].map((name) => ({
      name: `certificate.${name}`,
      reason: '電車に忘れた',
    })),
  );
});

test('of several who bind one certificate at once each is followed by the next: it never has two holders', async () => {
  const devices = await Promise.all(Array.from({ length: 8 }, () => tenant.device()));
  const id = await tenant.issue(devices[0] ?? '');
  await Promise.all(devices.slice(1).map((device_id) => bind(id, device_id)));
  const rows = await home.plant<{ overlaps: boolean; version: number }>(
    `select h.version, h.valid_from < lag(h.valid_to) over (order by h.version) as overlaps
     from asset.certificate_history h where id = $1 order by version`,
    [id],
  );
  expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(rows.map(({ overlaps }) => overlaps ?? false)).not.toContain(true);
  const open = await home.plant(`select from asset.certificate_history where id = $1 and valid_to = 'infinity'`, [id]);
  expect(open).toHaveLength(1);
});
