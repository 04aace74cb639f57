import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { INVITATION_TOKEN, openLinkOf } from '../invitations/invitation.ts';
import { findUserByLoginId } from '../login-view/login-view.ts';
import type { Asker } from '../sign-in/parts.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import type { Reset } from './reset.ts';
import { resetPassword } from './reset-password.ts';

/** When somebody was sent such a mail lately, milliseconds since 1970. In the tenant's scope, under the user's id. */
const REQUESTS = kindOf<{ readonly at: readonly number[] }>('recovery_requests');
const MOST = 3;
const WITHIN_MS = 3_600_000;

/**
 * Somebody says that they forgot a password: whoever has that login id is mailed a link, three times an hour at most. What comes
 * of it is told to nobody who asks. While a link is open that somebody arranged none is sent: that one does, and is not to be
 * lost because a stranger presses a button.
 */
export async function requestRecovery(
  parts: { readonly store: AuthStore; readonly clock: () => number; readonly origin: string },
  { tenant_id, login_id }: { readonly tenant_id: TenantId; readonly login_id: string },
  { request_id, ip_address, browser }: Pick<Asker, 'request_id' | 'ip_address' | 'browser'>,
): Promise<void> {
  const { store, clock } = parts;
  const user = await findUserByLoginId(store, tenant_id, login_id);
  if (user?.status !== 'active' || user.email === null) return;
  const reference = openLinkOf(tenant_id, user.user_id);
  if ((await store.query(PLATFORM_WIDE, INVITATION_TOKEN, 'alternate', reference)).length > 0) return;
  if (!(await mayAsk(store, tenant_id, user.user_id, clock()))) return;
  const { user_id, person_id } = user;
  const reset: Reset = {
    ...{ reset_id: randomUUIDv7(), tenant_id, user_id, person_id, what: 'password', identity_check: null },
    ...{ delivery: 'mail', issued_by: null, reason: null, issued_at: clock() },
  };
  // whoever presses the button is not known to be the person
  const actor = { kind: 'service', id: 'auth' } as const;
  await resetPassword(parts, reset, user, { actor, request_id, from: { ip_address, browser } });
}

async function mayAsk(store: AuthStore, tenant: TenantId, userId: string, now: number): Promise<boolean> {
  const counted = await changeItem(store, tenant, REQUESTS, userId, (current) => {
    const lately = (current?.data.at ?? []).filter((at) => now - at < WITHIN_MS);
    if (lately.length >= MOST) return undefined;
    return { data: { at: [...lately, now] }, expires_at: Math.floor((now + WITHIN_MS) / 1000) };
  });
  return counted !== undefined;
}
