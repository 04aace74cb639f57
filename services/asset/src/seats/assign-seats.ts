import { type ChangeContext, type Outcome, recordingOf, runCommand, streamKey } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { only } from '../licences/grant-licence.ts';
import { requireSeats, type SeatFacts, seatFactsOf } from './holders.ts';
import { seatAggregate, seatAssigned } from './seat.ts';
import { seatIdsFrom } from './seat-ids.ts';

export interface AssignSeats extends Creating {
  readonly licence_id: string;
  /** Ids of stores, users or devices, whichever the licence is for. At least one. */
  readonly holder_ids: readonly string[];
}

/** Above so many holders the whole tenant is locked instead of each of them: locks are a bounded good of the server. */
const LOCKED_SINGLY = 20;

/**
 * Gives each of them a seat, or nobody one. Seats of a licence are assigned one command at a time, under the lock of the licence's
 * stream, so that the last seat goes to one holder; and no holder is closed meanwhile.
 *
 * @returns the first seat's outcome; `seatIdsFrom` its id are all of them.
 * @throws CommandRefused `reference_unknown`, `reference_closed`, `plan_unfit`, `seats_exhausted`; HoldersRefused.
 */
export function assignSeats(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: AssignSeats,
): Promise<Outcome> {
  const { licence_id, holder_ids } = input;
  const { id, receipt } = making(input);
  const ids = seatIdsFrom(id, holder_ids.length);
  const changesOf = (facts: SeatFacts | undefined) => {
    const kind = requireSeats(only(facts));
    return holder_ids.map((holder_id, place) => seatAssigned(ids[place] ?? id, { licence_id, kind, holder_id }, now));
  };
  return runCommand(database, tenantId, context, {
    aggregate: seatAggregate,
    id,
    receipt,
    ...(holder_ids.length > LOCKED_SINGLY
      ? { alone: true }
      : { alsoLock: [streamKey(licence_id)], alsoLockShared: holder_ids.map(streamKey) }),
    facts: seatFactsOf(licence_id, holder_ids),
    decide: (_current, [facts]) => changesOf(facts)[0] ?? null,
    alongside: ([facts]) => recordingOf(seatAggregate, changesOf(facts).slice(1)),
  });
}
