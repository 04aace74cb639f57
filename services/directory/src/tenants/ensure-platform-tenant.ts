import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, ChangeRefused, runCommand } from '@kiban/event-store';
import { type CrossTenantDatabase, type Database, type TenantId, tenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { findTenant } from './registry.ts';
import { createPlatformTenant, PLATFORM, tenantAggregate } from './tenant.ts';

/** The platform's own tenant; made at the first start. Any number of processes may ask at once. */
export async function ensurePlatformTenant(
  database: Database,
  registry: CrossTenantDatabase,
  context: ChangeContext,
): Promise<TenantId> {
  const known = await findTenant(registry, PLATFORM);
  if (known !== undefined) return known.tenant_id;
  const id = tenantId(randomUUIDv7());
  try {
    await runCommand(database, id, context, {
      aggregate: tenantAggregate,
      id,
      decide: () => createPlatformTenant(id, now),
    });
    return id;
  } catch (error) {
    const made = error instanceof ChangeRefused ? await findTenant(registry, PLATFORM) : undefined;
    if (made === undefined) throw error;
    return made.tenant_id;
  }
}
