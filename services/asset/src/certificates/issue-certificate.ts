import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { type Creating, making, now, type Reach } from '@kiban/service';
import type { AssetParts } from '../api/asset-parts.ts';
import { openSigner } from '../certificate-authorities/open-signer.ts';
import { revocationListUrl } from '../revocation-lists/revocation-list-url.ts';
import { issueDeviceCertificate } from '../x509/issue-certificate.ts';
import { requestedKey } from '../x509/read-request.ts';
import { certificateAggregate, certificateIssued } from './certificate.ts';
import { locksOf, referred, requireRenewable, requireSigning, requireUsableDevice } from './references.ts';

/** The usual life of a certificate, and the longest: days. */
export const USUAL_VALIDITY = 397;
export const LONGEST_VALIDITY = 825;

export interface IssueCertificate extends Creating {
  readonly device_id: string;
  /** Null: the youngest authority that issues. */
  readonly authority_id: string | null;
  /** PKCS #10, PEM. */
  readonly csr: string;
  readonly validity_days: number;
  /** The certificate that this one follows. */
  readonly renews: string | null;
  readonly reach: Reach;
}

/** What issuing works with. */
export type Issuing = Pick<AssetParts, 'database' | 'keyEncryption' | 'origin'>;

/**
 * Issues a certificate to a device, for the key of its request. The authority signs before the transaction begins; whether it
 * may is decided in it, so that nothing of an authority that has been retired meanwhile is ever handed out.
 *
 * @throws Problem 400 for a request that is not accepted; CommandRefused `reference_unknown`, `reference_closed`,
 *   `authority_cannot_sign`; `certificate_revoked` where it follows a revoked one.
 */
export async function issueCertificate(
  parts: Issuing,
  tenantId: TenantId,
  context: ChangeContext,
  input: IssueCertificate,
): Promise<Outcome> {
  const { device_id, csr, validity_days, renews, reach } = input;
  const publicKey = await requestedKey('csr', csr);
  const signer = await openSigner(parts, tenantId, input.authority_id);
  const { authority_id } = signer;
  const revocation_list_url = revocationListUrl(parts.origin, tenantId, authority_id);
  const order = { device_id, publicKey, validity_days, revocation_list_url, now: new Date() };
  const certificate = await issueDeviceCertificate(signer, order);
  const { id, receipt } = making(input);
  const references = { authority_id, device_id, renews };
  return runCommand(parts.database, tenantId, context, {
    aggregate: certificateAggregate,
    ...{ id, receipt },
    alsoLockShared: locksOf(references),
    facts: referred(references),
    decide: (_current, [known]) => {
      requireUsableDevice(known, reach);
      if (renews !== null) requireRenewable(known, device_id);
      requireSigning(known);
      return certificateIssued(id, { ...certificate, authority_id, device_id, renews }, now);
    },
  });
}
