import { removeLookupCodes } from '../factors/lookup-codes/lookup-codes.ts';
import { type CredentialAct, recordCredential } from '../records/credentials.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CREDENTIAL } from './credential.ts';
import type { Voucher } from './voucher.ts';

/**
 * These no longer vouch for a credential. It goes when nobody is left who does; what others vouch for stays theirs, so that
 * a tenant can end what counts there and nothing else.
 */
export async function withdrawVouchers(
  store: AuthStore,
  id: string,
  vouchers: readonly Voucher[],
  act: CredentialAct,
): Promise<void> {
  for (;;) {
    const current = await store.get(PLATFORM_WIDE, CREDENTIAL, id);
    if (current === undefined || !current.data.vouched_by.some((voucher) => vouchers.includes(voucher))) return;
    const { data, references, expires_at, version } = current;
    const vouched_by = data.vouched_by.filter((voucher) => !vouchers.includes(voucher));
    if (vouched_by.length === 0) return removeCredential(store, id, act);
    const changed = { ...data, vouched_by, changes: data.changes + 1 };
    if (await store.replace(PLATFORM_WIDE, CREDENTIAL, { id, data: changed, references, expires_at }, version))
      return recordCredential(store, id, changed, 'credential.changed', act);
  }
}

export async function removeCredential(store: AuthStore, id: string, act: CredentialAct): Promise<void> {
  const taken = await store.take(PLATFORM_WIDE, CREDENTIAL, id); // of several who remove it one records it
  if (taken === undefined) return;
  const { data } = taken;
  await recordCredential(store, id, { ...data, changes: data.changes + 1 }, 'credential.removed', act);
  if (data.type === 'lookup_codes') await removeLookupCodes(store, id);
}
