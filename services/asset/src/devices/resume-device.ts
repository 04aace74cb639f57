import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { deviceAggregate, deviceResumed } from './device.ts';
import { reached } from './reaching.ts';

export interface ResumeDevice extends Changing {
  readonly reach: Reach;
}

/**
 * Lets a suspended device's key count again.
 *
 * @throws CommandRefused `not_found`, `still_open` when it is not suspended, `already_closed` when it is retired.
 */
export function resumeDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ResumeDevice,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    ...changing(input),
    decide: (current) => deviceResumed(reached(current, input.reach), now),
  });
}
