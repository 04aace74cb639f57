import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, type Reach } from '@kiban/service';
import { requireNotRetired } from '../job-types/listed.ts';
import { type References, requireOpen, statusesOf, statusOf } from '../references.ts';
import { type Membership, membershipAggregate, membershipResumed, placedWithin } from './membership.ts';

/**
 * Resumes a membership that ended; the user, the place and the job must be there still. `within`: where whoever asks may do it.
 *
 * @throws CommandRefused `not_found`, `still_open`, `reference_closed`.
 */
export function resumeMembership(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { within, ...input }: Changing & { readonly within?: Reach | undefined },
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: membershipAggregate,
    ...changing(input),
    alone: true,
    facts: (current) => statusesOf(current === null ? {} : referencesOf(current), current?.job_type),
    decide: (current, found) => {
      const change = membershipResumed(placedWithin(current, within), now);
      if (change !== null) requireOpen(referencesOf(change.state), found);
      requireNotRetired(statusOf('job_type', found));
      return change;
    },
  });
}

function referencesOf({ user_id, unit_id, store_id }: Membership): References {
  return { user_id, unit_id, store_id };
}
