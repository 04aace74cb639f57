import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { supportGrantAggregate, supportRejected } from './support-grant.ts';

/** @throws CommandRefused `not_found`, `already_closed`. */
export function rejectSupport(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { decided_by, ...input }: Changing & { readonly decided_by: string },
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: supportGrantAggregate,
    ...changing(input),
    decide: (current) => supportRejected(current, decided_by, now),
  });
}
