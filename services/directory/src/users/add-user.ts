import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, type Outcome, recordingOf, runCommand } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import { type Creating, making, now } from '@kiban/service';
import { invitationAggregate, invitationSent } from '../invitations/invitation.ts';
import { type UserInput, userAdded, userAggregate } from './user.ts';

export interface AddUser extends Creating {
  readonly fields: UserInput & { readonly name: string };
  /** Invites the user in the same transaction. */
  readonly invitation?: { readonly language: 'ja' | 'en' } | undefined;
}

/**
 * Adds a user who is a new person. That somebody works for two tenants is known to an import or an operator only.
 *
 * @throws ChangeRefused `key_taken` when somebody present has the login id or staff number; CommandRefused `email_missing`,
 *   `login_id_missing` when one is to be invited without.
 */
export function addUser(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  { fields, invitation, ...input }: AddUser,
): Promise<Outcome> {
  const { id, receipt } = making(input);
  const added = userAdded(id, { ...fields, person_id: randomUUID() }, now);
  return runCommand(database, tenantId, context, {
    aggregate: userAggregate,
    id,
    receipt,
    decide: () => added,
    alongside: () =>
      invitation === undefined
        ? []
        : recordingOf(invitationAggregate, [
            invitationSent(randomUUIDv7(), { user_id: id, language: invitation.language }, added.state, now),
          ]),
  });
}
