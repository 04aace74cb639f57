import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { membershipAggregate, membershipEnded, placedWithin } from './membership.ts';

/** `within`: where whoever asks may do it; left out: everywhere. @throws CommandRefused `not_found`, `already_closed`. */
export function endMembership(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { within, ...input }: Changing & { readonly within?: Reach | undefined },
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: membershipAggregate,
    ...changing(input),
    decide: (current) => membershipEnded(placedWithin(current, within), now),
  });
}
