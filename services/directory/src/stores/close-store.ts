import { type ChangeContext, type Outcome, recordingOf, runCommand, type StateRow } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Changing, CommandRefused, changing, now } from '@kiban/service';
import { type Membership, membershipAggregate, membershipEnded } from '../memberships/membership.ts';
import { storeAggregate, storeClosed } from './store.ts';

export interface CloseStore extends Changing {
  /** Ends the memberships in it, in the same transaction. Otherwise a store with members is not closed. */
  readonly end_memberships: boolean;
}

/**
 * Closes a store. Its codes are free from then on.
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
    // whoever begins a membership in it waits; memberships that are to end may be changing, so nothing else may
    alone: input.end_memberships,
    facts: membershipsIn(input.id),
    decide: (current, members) => {
      const change = storeClosed(current, now);
      if (members.length > 0 && !input.end_memberships)
        throw new CommandRefused(
          'not_empty',
          `“${current?.name}” still has ${members.length} memberships. End them first, or together with it.`,
        );
      return change;
    },
    alongside: (members) =>
      recordingOf(
        membershipAggregate,
        members.map((member) => membershipEnded(member, now)),
      ),
  });
}

function membershipsIn(storeId: string): Statement<StateRow<Membership>> {
  return statement`
    select id, version, valid_from, recorded_at, user_id, unit_id, store_id, job_type, status
    from directory.membership where store_id = ${storeId}::uuid and status = 'active' order by id`;
}
