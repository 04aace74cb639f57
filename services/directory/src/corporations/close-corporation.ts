import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Changing, CommandRefused, changing, now } from '@kiban/service';
import { corporationAggregate, corporationClosed } from './corporation.ts';

/**
 * Closes a corporation to which nothing open belongs any more.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `not_empty`.
 */
export function closeCorporation(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: corporationAggregate,
    ...changing(input),
    facts: openOf(input.id),
    decide: (current, [belonging]) => {
      const change = corporationClosed(current, now);
      if (belonging !== undefined && belonging.open > 0)
        throw new CommandRefused(
          'not_empty',
          `${belonging.open} units or stores still belong to “${current?.name}”. Close them first, or give them to another.`,
        );
      return change;
    },
  });
}

function openOf(corporationId: string): Statement<{ open: number }> {
  return statement`
    select (select count(*) from directory.store where corporation_id = ${corporationId}::uuid and status = 'open')
      + (select count(*) from directory.organization_unit
         where corporation_id = ${corporationId}::uuid and status = 'active') as open`;
}
