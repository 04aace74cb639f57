import type { ChangeContext, Outcome } from '@kiban/event-store';
import { type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { CommandRefused, type Creating, type Reach } from '@kiban/service';
import { type Issuing, issueCertificate } from './issue-certificate.ts';
import { renewedHolder } from './references.ts';

export interface RenewCertificate extends Creating {
  readonly id: string;
  readonly csr: string;
  /** Null: the authority that issued the old one, while it issues; else the youngest. */
  readonly authority_id: string | null;
  readonly validity_days: number;
  readonly reach: Reach;
}

/**
 * Issues a certificate that follows another one, to the device that holds that. Both are valid until the old one ends: devices
 * change over when it suits them. Whether the old one still is that device's is decided where the new one is recorded.
 *
 * @throws CommandRefused `not_found`, `certificate_revoked`, `reference_closed` when no device holds it, or another one by now;
 *   and as `issueCertificate`.
 */
export async function renewCertificate(
  parts: Issuing,
  tenantId: TenantId,
  context: ChangeContext,
  { id, ...input }: RenewCertificate,
): Promise<Outcome> {
  const [[old]] = await tenantRead(parts.database, tenantId, [toBeRenewed(id)]);
  if (old === undefined) throw new CommandRefused('not_found', 'There is no such certificate.');
  const { status, signing_authority_id } = old;
  const device_id = renewedHolder(status, old.device_id);
  const authority_id = input.authority_id ?? signing_authority_id;
  return issueCertificate(parts, tenantId, context, { ...input, authority_id, device_id, renews: id });
}

interface Renewed {
  readonly device_id: string | null;
  readonly status: string;
  readonly signing_authority_id: string | null;
}

function toBeRenewed(id: string): Statement<Renewed> {
  return statement`
    select c.device_id, c.status, case when k.authority_id is not null and a.status = 'active'
      and a.not_after > clock_timestamp() then a.id end as signing_authority_id
    from asset.certificate c join asset.certificate_authority a on a.id = c.authority_id
      left join asset.authority_key k on k.authority_id = a.id
    where c.id = ${id}::uuid`;
}
