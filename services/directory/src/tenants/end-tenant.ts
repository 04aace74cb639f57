import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { tenantAggregate, tenantEnded } from './tenant.ts';

/**
 * Ends a tenant: nobody signs in to it, calls an API in it or enrols a device with it any more. Nothing is deleted, so that it can
 * be resumed.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `platform_stays`.
 */
export function endTenant(database: Database, tenant: TenantId, context: ChangeContext): Promise<Outcome> {
  return runCommand(database, tenant, context, {
    aggregate: tenantAggregate,
    id: tenant,
    decide: (current) => tenantEnded(current, now),
  });
}
