import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf } from '../../store/auth-store.ts';
import { changeItem } from '../../store/change-item.ts';

/** When codes were mailed to a user lately, milliseconds since 1970. In the tenant's scope, under the user's id. */
const SENDS = kindOf<{ readonly at: readonly number[] }>('email_code_sends');
const MOST = 5;
const WITHIN_MS = 15 * 60_000;

/** Whether one more code may be mailed to somebody, and counts it: nobody's mailbox is filled by others. */
export async function maySend(store: AuthStore, tenant: TenantId, userId: string, now: number): Promise<boolean> {
  const counted = await changeItem(store, tenant, SENDS, userId, (current) => {
    const lately = (current?.data.at ?? []).filter((at) => now - at < WITHIN_MS);
    if (lately.length >= MOST) return undefined;
    return { data: { at: [...lately, now] }, expires_at: Math.floor((now + WITHIN_MS) / 1000) };
  });
  return counted !== undefined;
}
