import { type Database, type TenantId, tenantTransaction } from '@kiban/postgres';
import { sighting } from './sighting.ts';

/** Writes down that a device was heard of now, from an address. */
export function recordSighting(
  database: Database,
  tenantId: TenantId,
  deviceId: string,
  address: string,
): Promise<void> {
  return tenantTransaction(database, tenantId, async (transaction) => {
    await transaction.commitWith(sighting(tenantId, deviceId, address));
  });
}
