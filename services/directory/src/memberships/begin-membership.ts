import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, ChangeRefused, type Outcome, recordingOf, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { type Creating, now, type Reach, requireWithin } from '@kiban/service';
import { jobTypeAggregate } from '../job-types/job-type.ts';
import { JOB_TYPES, jobTypesMissing, listedJobTypes, requireNotRetired } from '../job-types/listed.ts';
import { relyingOn, requireOpen, statusOf } from '../references.ts';
import { type MembershipInput, membershipAggregate, membershipBegun, membershipResumed } from './membership.ts';

export interface BeginMembership extends Creating {
  readonly fields: MembershipInput;
  /** Where whoever asks may place people. Left out: everywhere. */
  readonly within?: Reach | undefined;
}

/**
 * Begins a membership. The same user in the same place with the same job once before: that membership is resumed, and it is
 * its id that comes back. A job that the tenant has not had so far is added to its job types.
 *
 * @throws CommandRefused `not_found` outside of `within`, `reference_unknown`, `reference_closed`; ChangeRefused `key_taken` when there is such a membership,
 *   `value_refused` unless exactly one place is given.
 */
export async function beginMembership(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, within = 'tenant', receipt }: BeginMembership,
): Promise<Outcome> {
  const { user_id, unit_id, store_id, job_type } = fields;
  const references = { user_id, unit_id, store_id };
  const [[before], [listed = { names: [], last_order: 0 }]] = await tenantRead(database, tenantId, [
    sameMembership(fields),
    listedJobTypes([job_type]),
  ]);
  const id = before?.id ?? randomUUIDv7();
  return runCommand(database, tenantId, context, {
    aggregate: membershipAggregate,
    id,
    receipt,
    ...relyingOn(references, job_type),
    alsoLock: listed.names.includes(job_type) ? [] : [JOB_TYPES],
    decide: (current, found) => {
      requireWithin(within, fields);
      requireOpen(references, found);
      requireNotRetired(statusOf('job_type', found));
      if (current?.status === 'active')
        throw new ChangeRefused('key_taken', 'The user has this job in this place already.', 'membership_place');
      return current === null
        ? membershipBegun(id, { user_id, unit_id, store_id, job_type }, now)
        : membershipResumed(current, now);
    },
    alongside: (found) => {
      const missing = statusOf('job_type', found) === undefined ? [job_type] : [];
      return recordingOf(jobTypeAggregate, jobTypesMissing(missing, listed, now));
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
