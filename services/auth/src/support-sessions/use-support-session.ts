import { permissionsOf } from '@kiban/service';
import { permissions } from '../api/permissions.ts';
import { rolesOf } from '../login-view/roles.ts';
import { grantInForce } from '../login-view/support-grants.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { supportRecord } from './record-support.ts';
import { supportSecretOf } from './support-secret.ts';
import {
  findSupportSession,
  isOpen,
  MOST_USES,
  SUPPORT_SESSION,
  type SupportSession,
  type SupportUse,
  supportItem,
} from './support-session.ts';

/**
 * The session of a secret, if it may be used now: it is open, the customer's leave is in force still, and whoever opened it is
 * support staff still.
 */
export async function usableSupportSession(
  store: AuthStore,
  secret: string,
  at: number,
): Promise<SupportSession | undefined> {
  const given = supportSecretOf(secret);
  const session = given === undefined ? undefined : await findSupportSession(store, given.id);
  if (given === undefined || session === undefined || !given.matches(session.secret_hash)) return undefined;
  if (!isOpen(session, at) || session.uses.length >= MOST_USES) return undefined;
  const [grant, isStaff] = await Promise.all([
    grantInForce(store, session.grant_id, at),
    maySupport(store, session.staff, at),
  ]);
  return grant === undefined || !isStaff ? undefined : session;
}

async function maySupport(store: AuthStore, staff: SupportSession['staff'], at: number): Promise<boolean> {
  const held = await rolesOf(store, staff.tenant_id, staff.user_id, at);
  const { scope } = permissions['auth.support_sessions.write'];
  return permissionsOf(permissions, new Set([scope ?? '']), held).includes('auth.support_sessions.write');
}

/** Notes what a token was given for, in the session and in the customer's books. @throws when the session has ended. */
export async function noteSupportUse(store: AuthStore, id: string, use: SupportUse): Promise<void> {
  const changed = await changeRecorded(store, PLATFORM_WIDE, SUPPORT_SESSION, id, (current) => {
    if (current === undefined || !isOpen(current.data, use.at)) return undefined;
    const { uses, changes } = current.data;
    const session = { ...current.data, uses: [...uses, use], changes: changes + 1 };
    const record = supportRecord(session, 'support_session.used', { use, at: use.at });
    return { ...supportItem(session), records: [record] };
  });
  if (changed === undefined) throw new Error('The support session ended at this moment.');
}
