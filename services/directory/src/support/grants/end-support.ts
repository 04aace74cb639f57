import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { supportEnded, supportGrantAggregate } from './support-grant.ts';

/**
 * Gives back a grant before its time, or takes back the request.
 *
 * @param tenantId the customer's.
 * @throws CommandRefused `not_found` for what somebody else asked for, `already_closed`.
 */
export function endSupport(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { staff_user_id, ...input }: Changing & { readonly staff_user_id: string },
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: supportGrantAggregate,
    ...changing(input),
    decide: (current) => supportEnded(current, staff_user_id, now),
  });
}
