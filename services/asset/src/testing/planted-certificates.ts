import type { Outcome } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { importAuthority } from '../certificate-authorities/import-authority.ts';
import { retireAuthority } from '../certificate-authorities/retire-authority.ts';
import { bindCertificate } from '../certificates/bind-certificate.ts';
import { issueCertificate } from '../certificates/issue-certificate.ts';
import { revokeCertificate } from '../certificates/revoke-certificate.ts';
import { issueDeviceCertificate } from '../x509/issue-certificate.ts';
import { makeAuthority } from '../x509/make-authority.ts';
import { requestedKey } from '../x509/read-request.ts';
import { certificateRequest } from './certificate-requests.ts';
import { any, KEYS } from './certified-tenant.ts';
import { operator, type TestAsset } from './test-asset.ts';

const authorityOf = (name: string) =>
  makeAuthority({ name, organization: 'Vendor', key_type: 'P-256', validity_days: 3650, now: new Date() });
const [signing, ended, unknown] = await Promise.all(['Signing', 'Ended', 'Unknown'].map(authorityOf));
const { csr } = await certificateRequest();
const { pem } = await issueDeviceCertificate(signing as NonNullable<typeof signing>, {
  device_id: '01a20178-eea9-7433-a617-e6968e73abfc',
  publicKey: await requestedKey('csr', csr),
  validity_days: 300,
  revocation_list_url: 'https://vendor.example/crl',
  now: new Date(),
});

/** What the members of a body are that no schema tells how to make. */
export const CERTIFICATE_VALUES: Readonly<Record<string, () => unknown>> = {
  csr: () => csr,
  pem: () => pem,
  certificates_pem: () => unknown?.certificate_pem,
  private_key_pem: () => unknown?.private_key_pem,
};

/**
 * Authorities: one that issues, one that is retired. Certificates: one that no device holds, one that a device holds, one that is
 * revoked.
 */
export async function plantCertificates(
  { database }: TestAsset,
  id: TenantId,
  { marker, device_id }: { readonly marker: string; readonly device_id: string },
) {
  const parts = { database, keyEncryption: KEYS, origin: 'https://kiban.test' };
  const bring = async (name: string, signer: typeof signing) => {
    const { certificate_pem = '', private_key_pem = '' } = signer ?? {};
    const fields = { name: `${marker}${name}`, certificates_pem: certificate_pem, private_key_pem };
    return idOf(importAuthority(parts, id, operator, fields));
  };
  const authorities = [await bring('認証局', signing), await bring('旧認証局', ended)] as const;
  await retireAuthority(database, id, operator, any(authorities[1]));
  const order = { device_id, csr, authority_id: null, validity_days: 90, renews: null, reach: 'tenant' } as const;
  const issue = () => idOf(issueCertificate(parts, id, operator, order));
  const certificates = [await issue(), await issue(), await issue()] as const;
  await bindCertificate(database, id, operator, { ...any(certificates[0]), device_id: null });
  await revokeCertificate(database, id, operator, { ...any(certificates[2]), revocation_reason: 'superseded' });
  return { 'certificate-authorities': authorities, certificates };
}

async function idOf(outcome: Promise<Outcome>): Promise<string> {
  return (await outcome).id;
}
