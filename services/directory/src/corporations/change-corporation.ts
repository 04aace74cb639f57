import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type CorporationInput, corporationAggregate, corporationChanged } from './corporation.ts';

export interface ChangeCorporation extends Changing {
  readonly fields: CorporationInput;
}

/** @throws CommandRefused `not_found`, `already_closed`; ChangeRefused `key_taken`. */
export function changeCorporation(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeCorporation,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: corporationAggregate,
    ...changing(input),
    decide: (current) => corporationChanged(current, input.fields, now),
  });
}
