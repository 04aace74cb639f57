import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { tenantAggregate, tenantResumed } from './tenant.ts';

/** Has a tenant that ended go on as it was. @throws CommandRefused `not_found`, `still_open`. */
export function resumeTenant(database: Database, tenant: TenantId, context: ChangeContext): Promise<Outcome> {
  return runCommand(database, tenant, context, {
    aggregate: tenantAggregate,
    id: tenant,
    decide: (current) => tenantResumed(current, now),
  });
}
