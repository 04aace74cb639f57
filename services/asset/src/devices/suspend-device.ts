import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { deviceAggregate, deviceSuspended } from './device.ts';
import { endedWithDevice, endings } from './ended-with-device.ts';
import { reached } from './reaching.ts';

export interface SuspendDevice extends Changing {
  readonly reach: Reach;
}

/**
 * Refuses a device's key until it is resumed. A code to enrol it ends.
 *
 * @throws CommandRefused `not_found`, `already_closed` when it is suspended, lost or retired.
 */
export function suspendDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: SuspendDevice,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    ...changing(input),
    // what ends with it is known only once it has been read
    alone: true,
    facts: endedWithDevice(input.id),
    decide: (current) => deviceSuspended(reached(current, input.reach), now),
    alongside: (ended) => endings(ended, 'suspended'),
  });
}
