import { createPublicKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAuthority } from '../certificate-authorities/create-authority.ts';
import { loseDevice } from '../devices/lose-device.ts';
import { certificateRequest } from '../testing/certificate-requests.ts';
import { any, KEYS } from '../testing/certified-tenant.ts';
import { testApi } from '../testing/test-api.ts';
import { operator } from '../testing/test-asset.ts';
import { codeFor, type Enrolled, postPublic, testDevice } from '../testing/test-device.ts';

const api = await testApi();
const CERTIFICATES = '/asset/device/certificates';
interface Given {
  readonly certificate_id: string;
  readonly pem: string;
  readonly chain_pem: string;
}

/** A device that has enrolled, in a tenant with an authority. */
async function enrolled() {
  const tenant = await api.plantTenant();
  const device = await testDevice();
  const id = await createAuthority({ database: api.database, keyEncryption: KEYS }, tenant.id, operator, {
    ...{ name: '若い CA', organization: '青葉', key_type: 'P-256', validity_days: 3650 },
  });
  const code = await codeFor(api, tenant, tenant.ids.devices[0]);
  const proof = await device.proofOf(code);
  const body = { tenant: tenant.code, code, public_key: device.public_key, proof };
  const answer = (await postPublic(api, '/asset/enrolments', body)).json as Enrolled;
  const ask = async (more: object = {}) => {
    const assertion = await device.assertionOf(answer, CERTIFICATES);
    return postPublic(api, CERTIFICATES, { assertion, csr: (await certificateRequest()).csr, ...more });
  };
  return { tenant, device, answer, ask, authority_id: id.id };
}

test('a device gets its first certificate and the next ones by its own key, and nobody has to be there', async () => {
  const { tenant, answer, ask } = await enrolled();
  const { csr, keys } = await certificateRequest();
  const given = await ask({ csr });
  expect(given.status).toBe(201);
  const { certificate_id, pem, chain_pem } = given.json as Given;
  const [certificate, issuer] = [new X509Certificate(pem), new X509Certificate(chain_pem)];
  expect(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)).toBe(true);
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', keys.publicKey));
  expect(certificate.publicKey.equals(createPublicKey({ key: spki, format: 'der', type: 'spki' }))).toBe(true);
  const next = (await ask()).json as Given;
  const token = await api.administratorOf(tenant);
  const shown = await api.send({ method: 'get', path: `/certificates/${next.certificate_id}`, token });
  expect(shown.json).toMatchObject({
    ...{ renews: certificate_id, status: 'active' },
    device: { id: answer.device_id, changed_by: { actor: { kind: 'service', id: 'device', name: 'device' } } },
  });
});

test('without its key, with a used proof, or once it is lost, a device gets none', async () => {
  const { tenant, device, answer, ask } = await enrolled();
  const stranger = await (await testDevice()).assertionOf(answer, CERTIFICATES);
  const elsewhere = await device.assertionOf(answer, '/asset/device/seen');
  const once = await device.assertionOf(answer, CERTIFICATES);
  expect((await ask({ assertion: once })).status).toBe(201);
  for (const assertion of [stranger, elsewhere, once, 'x'])
    expect((await ask({ assertion })).json).toMatchObject({ status: 401, code: 'device_refused' });
  await loseDevice(api.database, tenant.id, operator, any(answer.device_id));
  expect((await ask()).json).toMatchObject({ status: 401, code: 'device_refused' });
});

test('a request that is not accepted is answered as one, and a device does not hoard certificates', async () => {
  const { tenant, answer, ask } = await enrolled();
  for (const csr of ['x', (await certificateRequest('RSA 1024')).csr])
    expect((await ask({ csr })).json).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/csr' }] });
  const statuses = [];
  for (let each = 0; each < 11; each += 1) statuses.push((await ask()).status);
  expect(statuses.at(-1)).toBe(429);
  const token = await api.administratorOf(tenant);
  const path = `/certificates?device_id=${answer.device_id}&status=active`;
  expect((await api.send({ method: 'get', path, token })).json).toMatchObject({ total: 10 });
});

test('a device that enrols by a request and gets no certificate has enrolled all the same', async () => {
  const { tenant, answer, ask } = await enrolled();
  while ((await ask()).status !== 429);
  const code = await codeFor(api, tenant, answer.device_id);
  const { csr } = await certificateRequest();
  const again = await postPublic(api, '/asset/enrolments', { tenant: tenant.code, code, csr });
  expect([again.status, again.json]).toMatchObject([201, { device_id: answer.device_id, certificate: null }]);
});
