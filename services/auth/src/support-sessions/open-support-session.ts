import { tenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { findTenant, findUser } from '../login-view/login-view.ts';
import { grantInForce } from '../login-view/support-grants.ts';
import { keepRecord } from '../records/record.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { supportRecord } from './record-support.ts';
import { newSupportSecret } from './support-secret.ts';
import {
  LONGEST_SUPPORT_MS,
  SUPPORT_SCOPES,
  SUPPORT_SESSION,
  type SupportSession,
  supportItem,
} from './support-session.ts';

export interface OpenSupportSession {
  /** UUIDv7. */
  readonly id: string;
  /** Whose leave it rests on. */
  readonly grant_id: string;
  /** As whom to look: a user of the customer's tenant. */
  readonly user_id: string;
  readonly staff: SupportSession['staff'];
  readonly minutes: number;
  readonly request_id: string | null;
}

export interface OpenedSupportSession {
  readonly session: SupportSession;
  /** Shown once and kept nowhere. */
  readonly secret: string;
}

/**
 * Opens a session on a grant that this member of staff has, as long as the grant is in force.
 *
 * @throws CommandRefused `not_found`: no such grant of theirs is in force, or no such user is active there.
 */
export async function openSupportSession(
  store: AuthStore,
  clock: () => number,
  { id, grant_id, user_id, staff, minutes, request_id }: OpenSupportSession,
): Promise<OpenedSupportSession> {
  const at = clock();
  const grant = await grantInForce(store, grant_id, at);
  if (grant === undefined || grant.staff_person_id !== staff.person_id || grant.staff_user_id !== staff.user_id)
    throw noGrant();
  const [tenant, user] = await Promise.all([
    findTenant(store, grant.tenant_id),
    findUser(store, grant.tenant_id, user_id),
  ]);
  if (tenant?.status !== 'active') throw noGrant();
  if (user?.status !== 'active')
    throw new CommandRefused('not_found', 'There is no such user there.', {
      field: 'user_id',
      words: { en: 'There is no such user there.', ja: 'お客様のテナントに、その利用者はいません。' },
    });
  const { secret, secret_hash } = newSupportSecret(id);
  const session: SupportSession = {
    ...{ id, tenant_id: tenantId(grant.tenant_id), grant_id, ticket: grant.ticket, reason: grant.reason, staff },
    ...{ user_id, person_id: user.person_id, approved_by: grant.decided_by, scopes: SUPPORT_SCOPES, secret_hash },
    ...{ opened_at: at, ends_at: Math.min(at + Math.min(minutes * 60_000, LONGEST_SUPPORT_MS), grant.ends_at) },
    ...{ closed_at: null, end: null, uses: [], changes: 1 },
  };
  await keepRecord(store, supportRecord(session, 'support_session.opened', { request_id, at }));
  await store.create(PLATFORM_WIDE, SUPPORT_SESSION, supportItem(session));
  return { session, secret };
}

function noGrant(): CommandRefused {
  return new CommandRefused('not_found', 'The customer has not let you look, or not any more.', {
    field: 'grant_id',
    words: {
      en: 'The customer has not let you look, or not any more.',
      ja: 'お客様の承認がないか、すでに終了しています。',
    },
  });
}
