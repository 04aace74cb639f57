import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, ChangeRefused, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { now } from '../changes.ts';
import type { Creating } from '../operation.ts';
import { relyingOn, requireOpen } from '../references.ts';
import { type MembershipInput, membershipAggregate, membershipBegun, membershipResumed } from './membership.ts';

export interface BeginMembership extends Creating {
  readonly fields: MembershipInput;
}

/**
 * Begins a membership. The same user in the same place with the same job once before: that membership is resumed, and it is
 * its id that comes back.
 *
 * @throws CommandRefused `reference_unknown`, `reference_closed`; ChangeRefused `key_taken` when there is such a membership,
 *   `value_refused` unless exactly one place is given.
 */
export async function beginMembership(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, receipt }: BeginMembership,
): Promise<Outcome> {
  const { user_id, unit_id, store_id, job_type } = fields;
  const references = { user_id, unit_id, store_id };
  const [[before]] = await tenantRead(database, tenantId, [sameMembership(fields)]);
  const id = before?.id ?? randomUUIDv7();
  return runCommand(database, tenantId, context, {
    aggregate: membershipAggregate,
    id,
    receipt,
    ...relyingOn(references),
    decide: (current, found) => {
      requireOpen(references, found);
      if (current?.status === 'active')
        throw new ChangeRefused('key_taken', 'The user has this job in this place already.', 'membership_place');
      return current === null
        ? membershipBegun(id, { user_id, unit_id, store_id, job_type }, now)
        : membershipResumed(current, now);
    },
  });
}

/** An import may give a membership another place meanwhile: then the unique key of the place refuses the beginning. */
function sameMembership({ user_id, unit_id, store_id, job_type }: MembershipInput): Statement<{ id: string }> {
  return statement`
    select id from directory.membership
    where user_id = ${user_id}::uuid and coalesce(unit_id, store_id) = ${unit_id ?? store_id}::uuid
      and job_type = ${job_type}`;
}
