import {
  INVITATION_TOKEN,
  INVITATION_VALID_S,
  openLinkOf,
  recoveryLinkOf,
  voidLinks,
  voidRecoveryLinks,
} from '../invitations/invitation.ts';
import type { LoginUser } from '../login-view/login-view.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { Reset } from './reset.ts';

/** A link that a person asked for themselves lies in a mailbox: it is not needed for long. */
const RECOVERY_VALID_S = 3600;

/**
 * Opens a link under which a person chooses a new password: once, with the login id, and with a second factor where there is one.
 * One that was arranged takes the place of any other. One that somebody asked for takes the place of such a one alone: anybody
 * may press that button.
 *
 * @param text 100 random bits or more; kept as a hash.
 */
export async function openLink(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  { reset_id, tenant_id, user_id, issued_by, delivery }: Reset,
  { person_id, email }: Pick<LoginUser, 'person_id' | 'email'>,
  text: string,
): Promise<void> {
  const isRecovery = issued_by === null;
  await (isRecovery ? voidRecoveryLinks : voidLinks)(store, tenant_id, user_id);
  const purpose = isRecovery ? 'recovery' : 'reset';
  const address = delivery === 'mail' ? email : null;
  await store.create(PLATFORM_WIDE, INVITATION_TOKEN, {
    id: text,
    data: { tenant_id, user_id, invitation_id: reset_id, failures: 0, purpose, address },
    references: { person: person_id, alternate: (isRecovery ? recoveryLinkOf : openLinkOf)(tenant_id, user_id) },
    expires_at: Math.floor(clock() / 1000) + (isRecovery ? RECOVERY_VALID_S : INVITATION_VALID_S),
  });
}
