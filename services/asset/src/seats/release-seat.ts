import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { seatAggregate, seatReleased } from './seat.ts';

/** @throws CommandRefused `not_found`, `already_closed`. */
export function releaseSeat(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: seatAggregate,
    ...changing(input),
    decide: (current) => seatReleased(current, now),
  });
}
