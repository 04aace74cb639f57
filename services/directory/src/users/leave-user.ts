import { type ChangeContext, type Outcome, recordingOf, runCommand, type StateRow } from '@kiban/event-store';
import type { Database, Statement, TenantId } from '@kiban/postgres';
import { type Changing, changing, now, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { type Invitation, invitationAggregate, invitationWithdrawn } from '../invitations/invitation.ts';
import { type Membership, membershipAggregate, membershipEnded } from '../memberships/membership.ts';
import { type ActiveAssignments, assignmentsOfUser, endingOf } from '../role-assignments/active-assignments.ts';
import {
  type AdministratorFacts,
  administratorsBeside,
  isAdministrator,
} from '../role-assignments/last-administrator.ts';
import { keepingAnAdministrator } from './administrators.ts';
import { userAggregate, userLeft } from './user.ts';

/**
 * Records that a user has left. Their memberships and roles end and their invitation is withdrawn, in the same transaction.
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
    decide: (current, [known]) => keepingAnAdministrator(current, userLeft(current, now), known),
    alongside: ([known]) => [
      ...recordingOf(membershipAggregate, known?.memberships.map((each) => membershipEnded(each, now)) ?? []),
      ...recordingOf(invitationAggregate, known?.invitations.map((each) => invitationWithdrawn(each, now)) ?? []),
      ...endingOf(known),
    ],
  });
}

interface Leaving extends AdministratorFacts, ActiveAssignments {
  readonly memberships: readonly StateRow<Membership>[];
  readonly invitations: readonly StateRow<Invitation>[];
}

function whatGoesWith(userId: string): Statement<Leaving> {
  return statementOf(sql<Leaving>`
    select ${isAdministrator(userId)} as administers, ${administratorsBeside(userId)} as others,
      ${assignmentsOfUser(userId)} as assignments,
      (select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') from directory.membership m
       where m.user_id = ${userId}::uuid and m.status = 'active') as memberships,
      (select coalesce(jsonb_agg(to_jsonb(i) order by i.id), '[]') from directory.invitation i
       where i.user_id = ${userId}::uuid and i.status = 'sent') as invitations`);
}
