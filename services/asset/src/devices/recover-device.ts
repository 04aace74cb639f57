import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { deviceAggregate, deviceFound } from './device.ts';
import { reached } from './reaching.ts';

export interface RecoverDevice extends Changing {
  readonly reach: Reach;
}

/**
 * A lost device was found: its key counts again.
 *
 * @throws CommandRefused `not_found`, `still_open` when it is not lost, `already_closed` when it is retired.
 */
export function recoverDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RecoverDevice,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    ...changing(input),
    decide: (current) => deviceFound(reached(current, input.reach), now),
  });
}
