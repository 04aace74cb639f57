import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now } from '@kiban/service';
import { type Giver, requireGiver } from './giver.ts';
import { ADMINISTRATORS, keepOne, keeps } from './last-administrator.ts';
import { assignmentChanged, type Period, roleAssignmentAggregate } from './role-assignment.ts';
import { takingFacts } from './taking-facts.ts';

export interface ChangeAssignment extends Changing {
  /** What is left out stays. */
  readonly fields: Partial<Period>;
  readonly giver?: Giver | undefined;
}

/**
 * Gives an assignment another period.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `period_reversed`, `last_administrator`; of a giver `role_beyond_own`.
 */
export function changeAssignment(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, giver, ...input }: ChangeAssignment,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: roleAssignmentAggregate,
    ...changing(input),
    alsoLock: [ADMINISTRATORS],
    facts: (current) => takingFacts(current, giver, fields.ends_at === undefined ? current?.ends_at : fields.ends_at),
    decide: (current, [known]) => {
      if (current !== null && known !== undefined) requireGiver(giver, current, known);
      const change = assignmentChanged(current, fields, now);
      if (change !== null && known !== undefined) keepOne(!keeps(change.state, known.now), known);
      return change;
    },
  });
}
