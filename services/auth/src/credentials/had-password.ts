import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import { countsIn, type Voucher } from './voucher.ts';

/** That a person once had a password which is gone, and who vouched for it. Lies platform-wide under the person's id. */
interface HadPassword {
  readonly vouched_by: readonly Voucher[];
}

const HAD_PASSWORD = kindOf<HadPassword>('had_password');

/**
 * Whether a password that counted in a tenant was taken from somebody there. Then none comes back by itself: an older system, and
 * a file, know it still.
 */
export async function hadPassword(store: AuthStore, tenant: TenantId, personId: string): Promise<boolean> {
  const had = await store.get(PLATFORM_WIDE, HAD_PASSWORD, personId);
  return had !== undefined && countsIn(had.data.vouched_by, tenant);
}

/** Written before a password goes, so that none goes without. */
export async function noteHadPassword(store: AuthStore, personId: string, vouchers: readonly Voucher[]): Promise<void> {
  await changeItem(store, PLATFORM_WIDE, HAD_PASSWORD, personId, (current) => {
    const known = current?.data.vouched_by ?? [];
    const vouched_by = [...new Set([...known, ...vouchers])];
    if (vouched_by.length === known.length) return undefined;
    return { data: { vouched_by }, references: { person: personId }, expires_at: null };
  });
}
