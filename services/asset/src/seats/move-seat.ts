import { type ChangeContext, type Outcome, runCommand, streamKey } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { only } from '../licences/grant-licence.ts';
import { requireHolders, seatFactsOf } from './holders.ts';
import { kindOf, seatAggregate, seatMoved } from './seat.ts';

export interface MoveSeat extends Changing {
  /** Another store, user or device, whichever the licence is for. */
  readonly holder_id: string;
}

/**
 * Gives the seat to another holder. That one holder has one seat of a licence is the database's to keep here.
 *
 * @throws CommandRefused `not_found`, `already_closed`; HoldersRefused; ChangeRefused `key_taken`.
 */
export function moveSeat(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: MoveSeat,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: seatAggregate,
    ...changing(input),
    alsoLockShared: [streamKey(input.holder_id)],
    facts: (current) => seatFactsOf(current?.licence_id ?? input.id, [input.holder_id]),
    decide: (current, [facts]) => {
      const change = seatMoved(current, input.holder_id, now);
      if (current !== null && change !== null) requireHolders(kindOf(current), only(facts).holders);
      return change;
    },
  });
}
