import { type Credential, countingIn, credentialsOf, isPassword } from '../../credentials/credential.ts';
import { commonVouchers, type Voucher } from '../../credentials/voucher.ts';
import { findTenant, usersOfPerson } from '../../login-view/login-view.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import type { Proven } from '../../sign-in/state.ts';
import type { Item } from '../../store/auth-store.ts';
import { isStillEnough } from './still-enough.ts';

export type Removal =
  /** `vouchers`: who would vouch for it no more. */
  | { readonly kind: 'possible'; readonly item: Item<Credential>; readonly vouchers: readonly Voucher[] }
  /** Nobody could sign in any more, here or in another company. */
  | { readonly kind: 'needed'; readonly item: Item<Credential> }
  /** It counts in other companies too, and what was shown to sign in counts here only. */
  | { readonly kind: 'not_with_this'; readonly item: Item<Credential> };

/** Whether somebody may take away something of their own. Undefined when there is none of that id, or it is the password. */
export async function removalOf(
  parts: Pick<SignInParts, 'store' | 'clock'>,
  who: Proven,
  id: string,
): Promise<Removal | undefined> {
  const credentials = await credentialsOf(parts.store, who.person_id);
  const item = countingIn(credentials, who.tenant.tenant_id).find((each) => each.id === id);
  if (item === undefined || isPassword(item)) return undefined;
  const vouchers = withdrawable(item.data.vouched_by, commonVouchers(who.proofs));
  if (vouchers.length === 0) return { kind: 'not_with_this', item };
  const kept = item.data.vouched_by.filter((voucher) => !vouchers.includes(voucher));
  const changed: Item<Credential> = { ...item, data: { ...item.data, vouched_by: kept } };
  const left = credentials.map((each) => (each.id === id ? changed : each));
  for (const place of await placesOf(parts, who, vouchers)) {
    const [before, after] = [credentials, left].map((all) => countingIn(all, place.tenant.tenant_id));
    const isNeeded =
      (await isStillEnough(parts, place, before ?? [])) && !(await isStillEnough(parts, place, after ?? []));
    if (isNeeded) return { kind: 'needed', item };
  }
  return { kind: 'possible', item, vouchers };
}

/**
 * Whoever signed in with what the operator vouches for is that person everywhere. What a tenant vouches for is that person in
 * this tenant, and takes away nothing that another one goes by.
 */
export function withdrawable(vouchedBy: readonly Voucher[], shown: readonly Voucher[]): readonly Voucher[] {
  return shown.includes('operator') ? vouchedBy : vouchedBy.filter((voucher) => shown.includes(voucher));
}

/** Where the person would sign in without it: here, and wherever the operator's word counts if that is withdrawn. */
async function placesOf(
  { store }: Pick<SignInParts, 'store'>,
  who: Proven,
  vouchers: readonly Voucher[],
): Promise<Proven[]> {
  if (!vouchers.includes('operator')) return [who];
  const users = (await usersOfPerson(store, who.person_id)).filter(({ status }) => status === 'active');
  const places = await Promise.all(
    users.map(async ({ tenant_id, user_id }): Promise<Proven[]> => {
      const tenant = await findTenant(store, tenant_id);
      if (tenant?.status !== 'active') return [];
      return [{ ...who, user_id, tenant: { tenant_id, code: tenant.code, name: tenant.name } }];
    }),
  );
  return places.flat();
}
