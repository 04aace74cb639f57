import { X509Certificate } from 'node:crypto';
import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { type Creating, making, now, type Reach, requireWithin } from '@kiban/service';
import { authorityUnknown } from '../certificate-authorities/open-signer.ts';
import { factsOf, readCertificate } from '../x509/read-certificate.ts';
import { refused } from '../x509/refused.ts';
import { hasIssued } from '../x509/signing.ts';
import { certificateAggregate, certificateRegistered } from './certificate.ts';
import { locksOf, referred, requireAuthority, requireUsableDevice } from './references.ts';

export interface RegisterCertificate extends Creating {
  readonly authority_id: string;
  readonly pem: string;
  readonly device_id: string | null;
  readonly reach: Reach;
}

/**
 * Makes a certificate known that an authority of the tenant's issued elsewhere or before. The authority's signature says so.
 * One that no device holds is the whole tenant's: whoever does it must reach that.
 *
 * @throws Problem 400 when it is not the authority's, or an authority's own; CommandRefused `not_found`, `reference_unknown`,
 *   `reference_closed`; ChangeRefused `key_taken` when the authority's serial number is known already.
 */
export async function registerCertificate(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RegisterCertificate,
): Promise<Outcome> {
  const { authority_id, device_id, pem, reach } = input;
  if (device_id === null) requireWithin(reach, {});
  const certificate = readCertificate('pem', pem);
  // revoked here, an authority would stand in a revocation list
  if (certificate.ca)
    throw refused('pem', 'is_authority', {
      en: 'This is the certificate of an authority, not of a device.',
      ja: 'これは認証局の証明書です。端末の証明書を指定してください。',
    });
  const facts = factsOf('pem', certificate);
  const [[authority]] = await tenantRead(database, tenantId, [certificateOf(authority_id)]);
  if (authority === undefined) throw authorityUnknown();
  if (!hasIssued(new X509Certificate(authority.certificate_pem), certificate))
    throw refused('pem', 'not_issued', {
      en: 'The authority did not issue this certificate.',
      ja: 'この認証局が発行した証明書ではありません。',
    });
  const { id, receipt } = making(input);
  const references = { authority_id, device_id };
  return runCommand(database, tenantId, context, {
    aggregate: certificateAggregate,
    ...{ id, receipt },
    alsoLockShared: locksOf(references),
    facts: referred(references),
    decide: (_current, [known]) => {
      requireAuthority(known);
      if (device_id !== null) requireUsableDevice(known, reach);
      return certificateRegistered(id, { ...facts, authority_id, device_id }, now);
    },
  });
}

function certificateOf(authorityId: string): Statement<{ certificate_pem: string }> {
  return statement`select certificate_pem from asset.certificate_authority where id = ${authorityId}::uuid`;
}
