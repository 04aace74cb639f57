import type { TenantId } from '@kiban/postgres';

/** Who answers for a credential, and so for a sign-in with it: the operator everywhere, a tenant in itself only. */
export type Voucher = 'operator' | TenantId;

/** Who vouches for every one of several credentials together. The operator vouches everywhere, so it limits nothing. */
export function commonVouchers(credentials: readonly { readonly vouched_by: readonly Voucher[] }[]): Voucher[] {
  const limited = credentials.filter(({ vouched_by }) => !vouched_by.includes('operator'));
  const [first, ...others] = limited;
  if (first === undefined) return credentials.length === 0 ? [] : ['operator'];
  return first.vouched_by.filter((voucher) => others.every(({ vouched_by }) => vouched_by.includes(voucher)));
}

/** Whether what these vouch for counts in a tenant. What another tenant vouches for never does. */
export function countsIn(vouchedBy: readonly Voucher[], tenant: TenantId): boolean {
  return vouchedBy.includes('operator') || vouchedBy.includes(tenant);
}
