import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now, type Reach } from '@kiban/service';
import { relyingOnStore, requireOpen } from '../references.ts';
import { deviceAggregate, deviceRegistered, type NewDevice } from './device.ts';
import { requireReferenceWithin } from './reaching.ts';

export interface RegisterDevice extends Creating {
  readonly fields: NewDevice;
  readonly reach: Reach;
}

/**
 * Makes a device of an open store known.
 *
 * @throws CommandRefused `reference_unknown` (also for a store out of reach), `reference_closed`; ChangeRefused `key_taken` when a device has its serial number or asset tag.
 */
export function registerDevice(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RegisterDevice,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  return runCommand(database, tenantId, context, {
    aggregate: deviceAggregate,
    id,
    receipt,
    ...relyingOnStore(input.fields.store_id),
    decide: (_current, store) => {
      requireReferenceWithin(input.reach, input.fields.store_id);
      requireOpen(store);
      return deviceRegistered(id, input.fields, now);
    },
  });
}
