import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { relyingOnStore, requireOpen } from '../references.ts';
import { deviceAggregate, deviceMoved } from './device.ts';
import { reached, requireReferenceWithin } from './reaching.ts';

export interface MoveDevice extends Changing {
  readonly store_id: string;
  readonly reach: Reach;
}

/**
 * Moves a device to another open store. Whoever does it must reach both.
 *
 * @throws CommandRefused `not_found`, `already_closed` when it is retired, `reference_unknown`, `reference_closed`.
 */
export function moveDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: MoveDevice,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    ...changing(input),
    ...relyingOnStore(input.store_id),
    decide: (current, store) => {
      const device = reached(current, input.reach);
      requireReferenceWithin(input.reach, input.store_id);
      requireOpen(store);
      return deviceMoved(device, input.store_id, now);
    },
  });
}
