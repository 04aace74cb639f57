import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import type { User } from '../users/user.ts';

/** That a user was asked by mail to sign in for the first time. The mail, and what opens with it, is auth's. */
export interface Invitation {
  readonly user_id: string;
  /** The language of the mail that comes first. */
  readonly language: 'ja' | 'en';
  readonly status: 'sent' | 'withdrawn';
}

export const invitationAggregate: Aggregate<Invitation> = {
  kind: 'invitation',
  table: 'directory.invitation',
  schemaVersion: 1,
  columns: { user_id: 'uuid', language: 'text', status: 'text' },
  personal: [],
};

export type InvitationInput = Omit<Invitation, 'status'>;

/** @throws CommandRefused `reference_unknown`, `reference_closed`, `email_missing`, `login_id_missing`. */
export function invitationSent(
  id: string,
  input: InvitationInput,
  user: Pick<User, 'status' | 'email' | 'login_id'> | undefined,
  occasion: Occasion,
): Change<Invitation> {
  if (user === undefined) throw new CommandRefused('reference_unknown', 'There is no such user.', { field: 'user_id' });
  if (user.status !== 'active')
    throw new CommandRefused('reference_closed', 'Only an active user can be invited.', { field: 'user_id' });
  if (user.email === null)
    throw new CommandRefused('email_missing', 'The user has no e-mail address to send the invitation to.', {
      field: 'email',
    });
  if (user.login_id === null)
    throw new CommandRefused('login_id_missing', 'The user has no login id to sign in with.', { field: 'login_id' });
  return beginning(id, 'invitation.sent', { ...input, status: 'sent' }, occasion);
}

/** What was sent opens nothing any more. Null: it was withdrawn before. */
export function invitationWithdrawn(
  current: StateRow<Invitation> | null,
  occasion: Occasion,
): Change<Invitation> | null {
  const invitation = existing(current, 'invitation');
  const state: Invitation = { ...stateFields(invitationAggregate.columns, invitation), status: 'withdrawn' };
  return following(invitation, state, 'invitation.withdrawn', occasion);
}
