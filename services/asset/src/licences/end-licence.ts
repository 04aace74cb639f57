import { type ChangeContext, type Outcome, recordingOf, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type SeatRow, seatAggregate, seatReleased } from '../seats/seat.ts';
import { licenceAggregate } from './licence.ts';
import { licenceEnded } from './licence-status.ts';

/** Ends it for good, and releases its seats with it. @throws CommandRefused `not_found`, `already_closed`. */
export function endLicence(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: licenceAggregate,
    ...changing(input),
    // its seats may be changing, and there may be thousands
    alone: true,
    facts: assignedSeatsOf(input.id),
    decide: (current) => licenceEnded(current, now),
    alongside: (seats) =>
      recordingOf(
        seatAggregate,
        seats.map((seat) => seatReleased(seat, now)),
      ),
  });
}

function assignedSeatsOf(licenceId: string): Statement<SeatRow> {
  return statement`
    select id, version, valid_from, recorded_at, licence_id, store_id, user_id, device_id, status
    from asset.seat where licence_id = ${licenceId}::uuid and status = 'assigned' order by id`;
}
