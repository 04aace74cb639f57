import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { type Changing, changing } from '../operation.ts';
import { type References, requireOpen, statusesOf } from '../references.ts';
import { type Membership, membershipAggregate, membershipResumed } from './membership.ts';

/**
 * Resumes a membership that ended; the user and the place must be there still.
 *
 * @throws CommandRefused `not_found`, `still_open`, `reference_closed`.
 */
export function resumeMembership(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: membershipAggregate,
    ...changing(input),
    alone: true,
    facts: (current) => statusesOf(current === null ? {} : referencesOf(current)),
    decide: (current, found) => {
      const change = membershipResumed(current, now);
      if (change !== null) requireOpen(referencesOf(change.state), found);
      return change;
    },
  });
}

function referencesOf({ user_id, unit_id, store_id }: Membership): References {
  return { user_id, unit_id, store_id };
}
