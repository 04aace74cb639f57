import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach, requireWithin } from '@kiban/service';
import { certificateAggregate, certificateBound } from './certificate.ts';
import { locksOf, referred, requireUsableDevice } from './references.ts';

export interface BindCertificate extends Changing {
  /** Null: no device holds it from now on. */
  readonly device_id: string | null;
  readonly reach: Reach;
}

/**
 * Says which device holds a certificate from now on. Whoever does it must reach both devices; what no device holds is reached
 * from the whole tenant only.
 *
 * @throws CommandRefused `not_found`, `certificate_revoked`, `reference_unknown`, `reference_closed`.
 */
export function bindCertificate(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: BindCertificate,
): Promise<Outcome> {
  const { device_id, reach } = input;
  const references = { authority_id: null, device_id };
  return runCommand(database, tenantId, context, {
    aggregate: certificateAggregate,
    ...changing(input),
    alsoLockShared: locksOf(references),
    facts: (current) => referred({ ...references, holder_id: current?.device_id ?? null }),
    decide: (current, [known]) => {
      requireWithin(reach, { store_id: known?.holder_store_id });
      const change = certificateBound(current, device_id, now);
      if (device_id !== null) requireUsableDevice(known, reach);
      return change;
    },
  });
}
