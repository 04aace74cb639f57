import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { deviceAggregate, deviceLost } from './device.ts';
import { endedWithDevice, endings } from './ended-with-device.ts';
import { reached } from './reaching.ts';

export interface LoseDevice extends Changing {
  readonly reach: Reach;
}

/**
 * Nobody knows where the device is: its key is refused, and what lets it in ends.
 *
 * @throws CommandRefused `not_found`, `already_closed` when it is lost or retired.
 */
export function loseDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: LoseDevice,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    ...changing(input),
    // what ends with it is known only once it has been read
    alone: true,
    facts: endedWithDevice(input.id),
    decide: (current) => deviceLost(reached(current, input.reach), now),
    alongside: (ended) => endings(ended, 'lost'),
  });
}
