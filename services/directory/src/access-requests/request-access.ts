import { type ChangeContext, type Outcome, runCommand, streamKey } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now, statementOf } from '@kiban/service';
import { assignableFacts, requireAssignable } from '../role-assignments/assignable.ts';
import { type AccessRequestInput, accessRequestAggregate, accessRequested } from './access-request.ts';
import { periodGiven } from './period.ts';

export interface RequestAccess extends Creating {
  readonly fields: AccessRequestInput;
}

/**
 * Asks for a role for somebody at a place. Nobody gets anything by it.
 *
 * @throws CommandRefused `reference_unknown`, `reference_closed`, `role_not_for_place`, `period_reversed`; ChangeRefused
 *   `key_taken` when the same has been asked for and is not decided.
 */
export function requestAccess(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, ...input }: RequestAccess,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const { requester_id, user_id, unit_id, store_id } = fields;
  return runCommand(database, tenantId, context, {
    aggregate: accessRequestAggregate,
    id,
    receipt,
    alsoLockShared: [requester_id, user_id, unit_id, store_id].filter((each) => each !== null).map(streamKey),
    facts: statementOf(assignableFacts(fields)),
    decide: (_current, [known]) => {
      if (known === undefined) throw new Error('The facts of a request are always one row.');
      requireAssignable(fields, known);
      periodGiven(fields, known.now);
      return accessRequested(id, fields, now);
    },
  });
}
