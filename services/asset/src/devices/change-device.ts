import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { type DeviceInput, deviceAggregate, deviceChanged } from './device.ts';
import { reached } from './reaching.ts';

export interface ChangeDevice extends Changing {
  readonly fields: DeviceInput;
  readonly reach: Reach;
}

/** @throws CommandRefused `not_found`, `already_closed` when it is retired; ChangeRefused `key_taken`. */
export function changeDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: ChangeDevice,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    ...changing(input),
    decide: (current) => deviceChanged(reached(current, input.reach), input.fields, now),
  });
}
