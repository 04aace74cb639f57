import { type ChangeContext, type Outcome, recordingOf, runCommand, type StateRow } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { now } from '../changes.ts';
import { type Invitation, invitationAggregate, invitationWithdrawn } from '../invitations/invitation.ts';
import { type Membership, membershipAggregate, membershipEnded } from '../memberships/membership.ts';
import { type Changing, changing } from '../operation.ts';
import { keepingAnAdministrator } from './last-administrator.ts';
import { userAggregate, userLeft } from './user.ts';

/**
 * Records that a user has left. Their memberships end and their invitation is withdrawn, in the same transaction.
 *
 * @throws CommandRefused `not_found`, `already_closed`, `last_administrator`.
 */
export function leaveUser(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Changing,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: userAggregate,
    ...changing(input),
    alone: true,
    facts: whatGoesWith(input.id),
    decide: (current, [known]) => keepingAnAdministrator(current, userLeft(current, now), known?.others ?? 0),
    alongside: ([known]) => [
      ...recordingOf(membershipAggregate, known?.memberships.map((each) => membershipEnded(each, now)) ?? []),
      ...recordingOf(invitationAggregate, known?.invitations.map((each) => invitationWithdrawn(each, now)) ?? []),
    ],
  });
}

interface Leaving {
  readonly others: number;
  readonly memberships: readonly StateRow<Membership>[];
  readonly invitations: readonly StateRow<Invitation>[];
}

function whatGoesWith(userId: string): Statement<Leaving> {
  return statement`
    select (
        select count(*) from directory."user"
        where role = 'administrator' and status = 'active' and id <> ${userId}::uuid) as others,
      (select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') from directory.membership m
       where m.user_id = ${userId}::uuid and m.status = 'active') as memberships,
      (select coalesce(jsonb_agg(to_jsonb(i) order by i.id), '[]') from directory.invitation i
       where i.user_id = ${userId}::uuid and i.status = 'sent') as invitations`;
}
