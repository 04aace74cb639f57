import { type ChangeContext, type Outcome, recordingOf, runCommand, type StateRow } from '@kiban/event-store';
import type { Database, Statement, TenantId } from '@kiban/postgres';
import { type Changing, CommandRefused, changing, now, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { type Membership, membershipAggregate, membershipEnded } from '../memberships/membership.ts';
import { type ActiveAssignments, assignmentsForStore, endingOf } from '../role-assignments/active-assignments.ts';
import { storeAggregate, storeClosed } from './store.ts';

export interface CloseStore extends Changing {
  /** Ends the memberships in it, in the same transaction. Otherwise a store with members is not closed. */
  readonly end_memberships: boolean;
}

/**
 * Closes a store. Its codes are free from then on, and the roles given for it end in the same transaction.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `not_empty`.
 */
export function closeStore(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: CloseStore,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: storeAggregate,
    ...changing(input),
    // what is to end with it may be changing, so nothing else may
    alone: true,
    facts: whatEndsWith(input.id),
    decide: (current, [known]) => {
      const change = storeClosed(current, now);
      const members = known?.memberships.length ?? 0;
      if (members > 0 && !input.end_memberships)
        throw new CommandRefused(
          'not_empty',
          `“${current?.name}” still has ${members} memberships. End them first, or together with it.`,
        );
      return change;
    },
    alongside: ([known]) => [
      ...recordingOf(membershipAggregate, known?.memberships.map((each) => membershipEnded(each, now)) ?? []),
      ...endingOf(known),
    ],
  });
}

interface Ending extends ActiveAssignments {
  readonly memberships: readonly StateRow<Membership>[];
}

function whatEndsWith(storeId: string): Statement<Ending> {
  return statementOf(sql<Ending>`
    select ${assignmentsForStore(storeId)} as assignments,
      (select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') from directory.membership m
       where m.store_id = ${storeId}::uuid and m.status = 'active') as memberships`);
}
