import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { only } from './grant-licence.ts';
import { licenceAggregate } from './licence.ts';
import { type LicenceChange, licenceChanged } from './licence-changed.ts';
import { changeFactsOf } from './offer.ts';

export interface ChangeLicence extends Changing {
  readonly fields: LicenceChange;
}

/**
 * Another plan, or another number of seats. Whoever assigns seats locks the licence's stream as this does, so that none is
 * assigned while they become fewer.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `reference_unknown`, `reference_closed`, `plan_unfit`, `period_unfit`, `seats_in_use`.
 */
export function changeLicence(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeLicence,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    ...changing(input),
    facts: (current) => changeFactsOf(input.id, current?.product ?? '', input.fields.plan ?? ''),
    decide: (current, [facts]) => licenceChanged(current, input.fields, only(facts), now),
  });
}
