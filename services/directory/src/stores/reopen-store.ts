import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { requireOpen, statusesOf } from '../references.ts';
import { placeOf, type StoreInput, storeAggregate, storeReopened } from './store.ts';

export interface ReopenStore extends Changing {
  readonly fields: StoreInput;
}

/**
 * Opens a closed store again, where it was or in another unit; both must be open.
 *
 * @throws CommandRefused `not_found`, `still_open`, `reference_unknown`, `reference_closed`; ChangeRefused `key_taken` when
 *   another store has taken one of its codes.
 */
export function reopenStore(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ReopenStore,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: storeAggregate,
    ...changing(input),
    alone: true,
    facts: (current) => statusesOf({ ...placeOf(current ?? {}), ...placeOf(input.fields) }),
    decide: (current, found) => {
      const change = storeReopened(current, input.fields, now);
      if (change !== null) requireOpen(placeOf(change.state), found);
      return change;
    },
  });
}
