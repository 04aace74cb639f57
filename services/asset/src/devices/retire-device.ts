import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { deviceAggregate, deviceRetired } from './device.ts';
import { endedWithDevice, endings } from './ended-with-device.ts';
import { reached } from './reaching.ts';

export interface RetireDevice extends Changing {
  readonly reach: Reach;
}

/**
 * Takes a device out of use for good. Its key and what lets it in end.
 *
 * @throws CommandRefused `not_found`, `already_closed` when it is retired.
 */
export function retireDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RetireDevice,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    ...changing(input),
    // what ends with it is known only once it has been read
    alone: true,
    facts: endedWithDevice(input.id),
    decide: (current) => deviceRetired(reached(current, input.reach), now),
    alongside: (ended) => endings(ended, 'retired'),
  });
}
