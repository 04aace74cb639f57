import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateRequest } from '../testing/certificate-requests.ts';
import { issueDeviceCertificate } from './issue-certificate.ts';
import * as library from './library.ts';
import { makeAuthority } from './make-authority.ts';
import { thumbprintOf } from './public-key.ts';
import { readChain, readSigner } from './read-authority.ts';
import { factsOf, normalSerialNumber, readCertificate } from './read-certificate.ts';
import { requestedKey } from './read-request.ts';

const DEVICE = '01a20178-eea9-7433-a617-e6968e73abfc';
const now = new Date('2026-05-01T00:00:00Z');
const named = {
  name: '青葉, "CA" = x+y',
  organization: '#あおば薬局',
  key_type: 'P-256',
  validity_days: 3650,
  now,
} as const;
const authority = await makeAuthority(named);
const fields = { certificate: 'certificates_pem', key: 'private_key_pem' };

const order = async (type?: 'P-384' | 'RSA 2048') => ({
  device_id: DEVICE,
  publicKey: await requestedKey('csr', (await certificateRequest(type, 'CN=administrator,O=Another')).csr),
  validity_days: 397,
  revocation_list_url: 'https://kiban.example/asset/crl/t/a.crl',
  now,
});

test('an own authority is one that issues certificates and lists, and nothing below it', async () => {
  for (const key_type of ['P-256', 'P-384'] as const) {
    const made = new X509Certificate((await makeAuthority({ ...named, key_type })).certificate_pem);
    expect([made.ca, made.verify(made.publicKey), made.checkIssued(made)]).toEqual([true, true, true]);
    expect(made.publicKey.asymmetricKeyDetails?.namedCurve).toBe(key_type === 'P-256' ? 'prime256v1' : 'secp384r1');
    const parsed = new library.X509Certificate(made.raw);
    expect(parsed.getExtension(library.BasicConstraintsExtension)).toMatchObject({
      ca: true,
      pathLength: 0,
      critical: true,
    });
    expect(parsed.getExtension(library.KeyUsagesExtension)).toMatchObject({ usages: 0x60, critical: true });
    expect(parsed.subjectName.getField('CN')).toEqual([named.name]);
    expect(parsed.subjectName.getField('O')).toEqual([named.organization]);
    expect(made.validToDate).toEqual(new Date('2036-04-28T00:00:00Z'));
  }
});

test.each([undefined, 'P-384', 'RSA 2048'] as const)(
  'a certificate names the device, whatever the request says, and another implementation accepts it (%s)',
  async (type) => {
    const ordered = await order(type);
    const facts = await issueDeviceCertificate(authority, ordered);
    const issuer = new X509Certificate(authority.certificate_pem);
    const certificate = new X509Certificate(facts.pem);
    expect([certificate.checkIssued(issuer), certificate.verify(issuer.publicKey), certificate.ca]).toEqual([
      true,
      true,
      false,
    ]);
    expect(certificate.subject).toBe(`CN=${DEVICE}`);
    expect(certificate.subjectAltName).toBe(`URI:urn:uuid:${DEVICE}`);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(certificate.publicKey.equals(ordered.publicKey)).toBe(true);
    expect(certificate.toLegacyObject().infoAccess).toBeUndefined();
    expect(facts).toMatchObject({
      serial_number: certificate.serialNumber,
      subject: `CN=${DEVICE}`,
      key_thumbprint: thumbprintOf(ordered.publicKey),
      not_before: '2026-04-30T23:55:00Z',
      not_after: '2027-06-02T00:00:00Z',
    });
    expect(facts.serial_number).toMatch(/^01[0-9A-F]{32}$/);
  },
);

test('a certificate is neither valid before its authority nor after it', async () => {
  const young = await makeAuthority({ ...named, validity_days: 30 });
  const { validFromDate, validToDate } = new X509Certificate(young.certificate_pem);
  const soon = new Date(validFromDate.getTime() + 1000);
  const facts = await issueDeviceCertificate(young, { ...(await order()), now: soon });
  const certificate = new X509Certificate(facts.pem);
  expect([certificate.validFromDate, certificate.validToDate]).toEqual([validFromDate, validToDate]);
});

test.each(['RSA 1024', 'P-521', 'Ed25519'] as const)('no certificate is given for a key of %s', async (type) => {
  const { csr } = await certificateRequest(type);
  await expect(requestedKey('csr', csr)).rejects.toMatchObject({ status: 400, errors: [{ code: 'key_refused' }] });
});

test('a request that is not signed by its key, by a weak hash, or that is none is refused (RFC 2986 §3)', async () => {
  const [one, other] = [await certificateRequest(), await certificateRequest()];
  const pem = (der: Buffer) =>
    `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
  const forged = Buffer.from(one.der);
  const place = forged.indexOf('whoever');
  forged.write('WHOEVER', place);
  // another's key below one's own signature
  const key = Buffer.from(await crypto.subtle.exportKey('raw', one.keys.publicKey));
  const stolen = Buffer.from(one.der);
  Buffer.from(await crypto.subtle.exportKey('raw', other.keys.publicKey)).copy(stolen, stolen.indexOf(key));
  const weak = (await certificateRequest('RSA 2048 with SHA-1')).csr;
  for (const csr of [pem(forged), pem(stolen), weak])
    await expect(requestedKey('csr', csr)).rejects.toMatchObject({
      status: 400,
      errors: [{ code: 'signature_invalid' }],
    });
  const broken = [
    '',
    'x',
    pem(Buffer.alloc(0)),
    pem(one.der.subarray(0, -9)),
    pem(Buffer.alloc(200, 0x30)),
    `${one.csr}\n${other.csr}`,
  ];
  for (const csr of [...broken, authority.certificate_pem, authority.private_key_pem])
    await expect(requestedKey('csr', csr)).rejects.toMatchObject({ status: 400, code: 'validation_failed' });
  await expect(requestedKey('csr', one.csr)).resolves.toBeDefined();
});

test('an authority is taken over only with its own key, a certificate that lets it issue, and while it is valid', async () => {
  const certificate = readCertificate('certificates_pem', authority.certificate_pem);
  const signer = readSigner(fields, certificate, authority.private_key_pem, now);
  expect(createPrivateKey(signer.private_key_pem).equals(createPrivateKey(authority.private_key_pem))).toBe(true);
  const other = await makeAuthority(named);
  const refusedAs = (code: string) =>
    expect.objectContaining({ status: 400, errors: [expect.objectContaining({ code })] });
  const attempt =
    (pem: string, key: string, at = now) =>
    () =>
      readSigner(fields, readCertificate('certificates_pem', pem), key, at);
  expect(attempt(authority.certificate_pem, other.private_key_pem)).toThrow(refusedAs('key_mismatch'));
  expect(attempt(authority.certificate_pem, authority.certificate_pem)).toThrow(refusedAs('unreadable'));
  const { csr: _, keys } = await certificateRequest();
  const leafKey = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  const leafPem = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(leafKey).toString('base64')}\n-----END PRIVATE KEY-----\n`;
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', keys.publicKey));
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const leaf = await issueDeviceCertificate(authority, { ...(await order()), publicKey });
  expect(attempt(leaf.pem, leafPem)).toThrow(refusedAs('no_authority'));
  for (const at of ['2025-01-01', '2037-01-01'])
    expect(attempt(authority.certificate_pem, authority.private_key_pem, new Date(at))).toThrow(
      refusedAs('no_authority'),
    );
});

test('a chain is the authority and those that issued it, in order', async () => {
  const leaf = await issueDeviceCertificate(authority, await order());
  const other = await makeAuthority(named);
  const chain = readChain('certificates_pem', `${leaf.pem}${authority.certificate_pem}`);
  expect([chain.authority.subject, chain.above.length]).toEqual([`CN=${DEVICE}`, 1]);
  for (const broken of [`${leaf.pem}${other.certificate_pem}`, `${authority.certificate_pem}${leaf.pem}`, ''])
    expect(() => readChain('certificates_pem', broken)).toThrow(expect.objectContaining({ status: 400 }));
});

test('a serial number has one form, however it is written', () => {
  for (const text of ['0ab1', 'AB1', '0A:B1', '00:0a:b1', ' 0a b1 ']) expect(normalSerialNumber(text)).toBe('0AB1');
  for (const text of ['0', '00', '000']) expect(normalSerialNumber(text)).toBe('00');
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 160n - 1n }), (number) => {
      const hex = number.toString(16);
      const padded = hex.length % 2 === 0 ? hex : `0${hex}`;
      expect(normalSerialNumber(`00${padded}`)).toBe(padded.toUpperCase());
      expect(normalSerialNumber(normalSerialNumber(hex))).toBe(padded.toUpperCase());
    }),
  );
});

test('what is kept of a certificate agrees with what another implementation reads', async () => {
  const facts = factsOf('pem', new X509Certificate(authority.certificate_pem));
  expect(facts.fingerprint_sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(facts.not_before).toBe('2026-04-30T23:50:00Z');
  expect(new X509Certificate(facts.pem).raw.equals(new X509Certificate(authority.certificate_pem).raw)).toBe(true);
});
