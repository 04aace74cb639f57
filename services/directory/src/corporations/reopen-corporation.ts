import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type CorporationInput, corporationAggregate, corporationReopened } from './corporation.ts';

export interface ReopenCorporation extends Changing {
  readonly fields: CorporationInput;
}

/** @throws CommandRefused `not_found`, `still_open`; ChangeRefused `key_taken` when another has taken one of its codes. */
export function reopenCorporation(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ReopenCorporation,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: corporationAggregate,
    ...changing(input),
    decide: (current) => corporationReopened(current, input.fields, now),
  });
}
