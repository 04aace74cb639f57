import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { findUserByLoginId } from '../login-view/login-view.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { kindOf } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import type { Reset } from './reset.ts';
import { resetPassword } from './reset-password.ts';

/** When somebody was sent such a mail lately, milliseconds since 1970. In the tenant's scope, under the user's id. */
const REQUESTS = kindOf<{ readonly at: readonly number[] }>('recovery_requests');
const MOST = 3;
const WITHIN_MS = 3_600_000;

/**
 * Somebody says that they forgot a password: whoever has that login id is mailed a link, three times an hour at most. What comes
 * of it is told to nobody who asks.
 */
export async function requestRecovery(
  parts: { readonly store: AuthStore; readonly clock: () => number; readonly origin: string },
  { tenant_id, login_id, request_id }: { tenant_id: TenantId; login_id: string; request_id: string },
): Promise<void> {
  const { store, clock } = parts;
  const user = await findUserByLoginId(store, tenant_id, login_id);
  if (user?.status !== 'active' || user.email === null) return;
  if (!(await mayAsk(store, tenant_id, user.user_id, clock()))) return;
  const { user_id, person_id } = user;
  const reset: Reset = {
    ...{ reset_id: randomUUIDv7(), tenant_id, user_id, person_id, what: 'password', identity_check: null },
    ...{ delivery: 'mail', issued_by: null, reason: null, issued_at: clock() },
  };
  await resetPassword(parts, reset, user, { actor: { kind: 'person', id: user_id }, request_id });
}

async function mayAsk(store: AuthStore, tenant: TenantId, userId: string, now: number): Promise<boolean> {
  const counted = await changeItem(store, tenant, REQUESTS, userId, (current) => {
    const lately = (current?.data.at ?? []).filter((at) => now - at < WITHIN_MS);
    if (lately.length >= MOST) return undefined;
    return { data: { at: [...lately, now] }, expires_at: Math.floor((now + WITHIN_MS) / 1000) };
  });
  return counted !== undefined;
}
