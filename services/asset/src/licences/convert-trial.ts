import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { only } from './grant-licence.ts';
import { licenceAggregate } from './licence.ts';
import type { LicenceChange } from './licence-changed.ts';
import { type Renewal, trialConverted } from './licence-renewed.ts';
import { changeFactsOf } from './offer.ts';

export interface ConvertTrial extends Changing {
  readonly fields: Renewal & LicenceChange;
}

/** @throws CommandRefused `not_found`, `already_closed`, `not_a_trial`, `licence_lapsed`, and what a change of a licence may refuse. */
export function convertTrial(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ConvertTrial,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    ...changing(input),
    facts: (current) => changeFactsOf(input.id, current?.product ?? '', input.fields.plan ?? ''),
    decide: (current, [facts]) => trialConverted(current, input.fields, only(facts), now),
  });
}
