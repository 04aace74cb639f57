import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach, requireWithin } from '@kiban/service';
import type { RevocationReason } from '../x509/revocation-reason.ts';
import { certificateAggregate, certificateRevoked } from './certificate.ts';
import { referred } from './references.ts';

export interface RevokeCertificate extends Changing {
  readonly revocation_reason: RevocationReason;
  readonly reach: Reach;
}

/**
 * Revokes a certificate, for good: it stands in the authority's next revocation list. Of an external authority this says only
 * that it counts no more here.
 *
 * @throws CommandRefused `not_found`, `certificate_revoked`.
 */
export function revokeCertificate(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RevokeCertificate,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: certificateAggregate,
    ...changing(input),
    facts: (current) => referred({ authority_id: null, device_id: null, holder_id: current?.device_id ?? null }),
    decide: (current, [known]) => {
      requireWithin(input.reach, { store_id: known?.holder_store_id });
      return certificateRevoked(current, { reason: input.revocation_reason, at: known?.read_at ?? '' }, now);
    },
  });
}
