import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { only } from './grant-licence.ts';
import { licenceAggregate } from './licence.ts';
import { licenceRenewed, type Renewal } from './licence-renewed.ts';
import { currentInstant } from './offer.ts';

export interface RenewLicence extends Changing {
  readonly renewal: Renewal;
}

/** @throws CommandRefused `not_found`, `already_closed`, `period_unfit`, `licence_lapsed`. */
export function renewLicence(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RenewLicence,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    ...changing(input),
    facts: currentInstant(),
    decide: (current, [facts]) => licenceRenewed(current, input.renewal, only(facts), now),
  });
}
