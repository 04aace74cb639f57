import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { relyingOn, requireOpen } from '../references.ts';
import { placeOf, type StoreInput, storeAggregate, storeChanged } from './store.ts';

export interface ChangeStore extends Changing {
  readonly fields: StoreInput;
}

/**
 * Changes what is given; another unit is a move. A unit or corporation that stays need not be open.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `reference_unknown`, `reference_closed`; ChangeRefused `key_taken`.
 */
export function changeStore(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeStore,
): Promise<Outcome> {
  const place = placeOf(input.fields);
  return runCommand(database, tenantId, context, {
    aggregate: storeAggregate,
    ...changing(input),
    ...relyingOn(place),
    decide: (current, found) => {
      const change = storeChanged(current, input.fields, now);
      requireOpen(place, found, change?.payload.changed ?? []);
      return change;
    },
  });
}
