import 'reflect-metadata';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificateList, id_ce_authorityKeyIdentifier, id_ce_cRLNumber } from '@peculiar/asn1-x509';
import { X509Crl, X509CrlReason } from '@peculiar/x509';
import { expect, test } from 'vitest';
import { makeAuthority } from './make-authority.ts';
import { REVOCATION_REASONS } from './revocation-reason.ts';
import { signRevocationList } from './sign-revocation-list.ts';

const now = new Date('2026-05-01T00:00:00Z');
const named = { name: 'CA', organization: '青葉', validity_days: 3650, now } as const;
const order = { number: 300, this_update: now, next_update: new Date('2026-05-02T00:00:00Z'), entries: [] };

test.each(['P-256', 'P-384'] as const)(
  'a list is signed by its authority and says whose it is, which and until when (%s)',
  async (key_type) => {
    const signer = await makeAuthority({ ...named, key_type });
    const der = await signRevocationList(signer, order);
    const list = new X509Crl(Uint8Array.from(der));
    const certificate = new X509Certificate(signer.certificate_pem);
    expect(await list.verify({ publicKey: await key(certificate, key_type) })).toBe(true);
    const other = new X509Certificate((await makeAuthority({ ...named, key_type })).certificate_pem);
    expect(await list.verify({ publicKey: await key(other, key_type) })).toBe(false);
    expect([list.version, list.thisUpdate, list.nextUpdate, list.entries]).toEqual([1, now, order.next_update, []]);
    const { tbsCertList } = AsnConvert.parse(der, CertificateList);
    expect(tbsCertList.revokedCertificates).toBeUndefined();
    const [identifier, number] = [...(tbsCertList.crlExtensions ?? [])];
    expect([identifier?.extnID, number?.extnID]).toEqual([id_ce_authorityKeyIdentifier, id_ce_cRLNumber]);
    expect(Buffer.from(number?.extnValue.buffer ?? new ArrayBuffer(0)).toString('hex')).toBe('0202012c');
  },
);

test('every revoked certificate stands in it with when and why (RFC 5280 §5.3)', async () => {
  const signer = await makeAuthority({ ...named, key_type: 'P-256' });
  const entries = REVOCATION_REASONS.map((reason, place) => ({
    serial_number: `${place % 2 === 0 ? '01' : 'F1'}${'0'.repeat(30)}0${place}`,
    revoked_at: new Date(now.getTime() - place * 1000),
    reason,
  }));
  const list = new X509Crl(Uint8Array.from(await signRevocationList(signer, { ...order, entries })));
  const read = list.entries.map(({ serialNumber, revocationDate, reason }) => ({
    serial_number: serialNumber.toUpperCase(),
    revoked_at: revocationDate,
    reason: X509CrlReason[reason ?? 0],
  }));
  const signed = ({ serial_number }: { serial_number: string }) => serial_number.replace(/^00/, '');
  expect(read.map((each) => ({ ...each, serial_number: signed(each) }))).toEqual(entries);
});

test('an authority with an RSA key signs lists, too', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { certificate_pem } = await makeAuthority({ ...named, key_type: 'P-256' });
  const private_key_pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const list = new X509Crl(Uint8Array.from(await signRevocationList({ certificate_pem, private_key_pem }, order)));
  expect(list.signatureAlgorithm).toMatchObject({ name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' } });
});

test('ten thousand entries are a second of work, not a minute', { timeout: 60_000 }, async () => {
  const signer = await makeAuthority({ ...named, key_type: 'P-256' });
  const entries = Array.from({ length: 10_000 }, (_, place) => ({
    serial_number: `01${place.toString(16).padStart(32, '0')}`,
    revoked_at: now,
    reason: 'superseded' as const,
  }));
  // of this thread: what else the machine does is nothing to it
  const began = process.threadCpuUsage();
  await signRevocationList(signer, { ...order, entries });
  const { user, system } = process.threadCpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(5);
});

function key({ publicKey }: X509Certificate, namedCurve: string) {
  return publicKey.toCryptoKey({ name: 'ECDSA', namedCurve }, true, ['verify']);
}
