import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { supportGrantAggregate, supportRevoked } from './support-grant.ts';

/** Takes back what was approved: waits for whoever is looking, and then nobody looks. @throws CommandRefused `not_found`, `already_closed`. */
export function revokeSupport(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: supportGrantAggregate,
    ...changing(input),
    decide: (current) => supportRevoked(current, now),
  });
}
