import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type Giver, requireGiver } from './giver.ts';
import { ADMINISTRATORS, keepOne } from './last-administrator.ts';
import { assignmentEnded, roleAssignmentAggregate } from './role-assignment.ts';
import { takingFacts } from './taking-facts.ts';

export interface EndAssignment extends Changing {
  readonly giver?: Giver | undefined;
}

/**
 * Takes a role away.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `last_administrator`; of a giver `role_beyond_own`.
 */
export function endAssignment(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { giver, ...input }: EndAssignment,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: roleAssignmentAggregate,
    ...changing(input),
    alsoLock: [ADMINISTRATORS],
    facts: (current) => takingFacts(current, giver),
    decide: (current, [known]) => {
      if (current !== null && known !== undefined) requireGiver(giver, current, known);
      const change = assignmentEnded(current, now);
      if (known !== undefined) keepOne(true, known);
      return change;
    },
  });
}
