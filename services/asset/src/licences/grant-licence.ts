import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { licenceAggregate } from './licence.ts';
import { type LicenceInput, licenceGranted } from './licence-granted.ts';
import { offerOf } from './offer.ts';

export interface GrantLicence extends Creating {
  readonly fields: LicenceInput;
}

/** @throws CommandRefused `reference_unknown`, `reference_closed`, `plan_unfit`, `period_unfit`. */
export function grantLicence(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: GrantLicence,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    id,
    receipt,
    facts: offerOf(input.fields.product, input.fields.plan),
    decide: (_current, [offer]) => licenceGranted(id, input.fields, only(offer), now),
  });
}

/** The one row that the facts of a licence always are. */
export function only<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('The database gave no facts.');
  return row;
}
