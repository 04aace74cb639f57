import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { type DeviceStatus, deviceAggregate, deviceFound } from './device.ts';
import { reached } from './reaching.ts';

export interface RecoverDevice extends Changing {
  readonly reach: Reach;
}

/**
 * A lost device was found: its key counts again, unless it was suspended before.
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
    facts: statusBeforeLoss(input.id),
    decide: (current, [before]) => deviceFound(reached(current, input.reach), before?.status, now),
  });
}

function statusBeforeLoss(id: string): Statement<{ status: DeviceStatus }> {
  return statement`
    select status from asset.device_history where id = ${id}::uuid and status <> 'lost' order by version desc limit 1`;
}
