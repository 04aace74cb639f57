import {
  type ChangeContext,
  type Outcome,
  recordingOf,
  runCommand,
  type StateRow,
  streamKey,
} from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import type { User } from '../users/user.ts';
import { type Invitation, invitationAggregate, invitationSent, invitationWithdrawn } from './invitation.ts';

export interface SendInvitation extends Creating {
  readonly user_id: string;
  readonly language: 'ja' | 'en';
}

/**
 * Invites a user, for the first time or again: what was sent before is withdrawn with it, so that one letter at a time
 * opens the door. All of a user's invitations are changed under the lock of the user's stream.
 *
 * @throws CommandRefused `reference_unknown`, `reference_closed`, `email_missing`, `login_id_missing`.
 */
export function sendInvitation(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: SendInvitation,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const { user_id, language } = input;
  return runCommand(database, tenantId, context, {
    aggregate: invitationAggregate,
    id,
    receipt,
    alsoLock: [streamKey(user_id)],
    facts: inviteeOf(user_id),
    decide: (_current, [user]) => invitationSent(id, { user_id, language }, user, now),
    alongside: ([user]) =>
      recordingOf(invitationAggregate, user?.sent.map((sent) => invitationWithdrawn(sent, now)) ?? []),
  });
}

type Invitee = Pick<User, 'status' | 'email' | 'login_id'> & { readonly sent: readonly StateRow<Invitation>[] };

function inviteeOf(userId: string): Statement<Invitee> {
  return statement`
    select u.status, u.email, u.login_id, (
      select coalesce(jsonb_agg(to_jsonb(i)), '[]') from directory.invitation i
      where i.user_id = u.id and i.status = 'sent') as sent
    from directory."user" u where u.id = ${userId}::uuid`;
}
