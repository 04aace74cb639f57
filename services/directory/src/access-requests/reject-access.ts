import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { changing, now } from '@kiban/service';
import { accessRejected, accessRequestAggregate } from './access-request.ts';
import type { DecideAccess } from './decide-access.ts';

/** @throws CommandRefused `not_found`, `already_decided`, `decided_by_requester`. */
export function rejectAccess(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { decider, note, ...input }: DecideAccess,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: accessRequestAggregate,
    ...changing(input),
    decide: (current) => accessRejected(current, { decided_by: decider.user_id, decision_note: note }, now),
  });
}
