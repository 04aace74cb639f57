import { removeLookupCodes } from '../factors/lookup-codes/lookup-codes.ts';
import { type CredentialAct, credentialRecord } from '../records/credentials.ts';
import { changeRecorded, takeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CREDENTIAL } from './credential.ts';
import { noteHadPassword } from './had-password.ts';
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
  const found = await store.get(PLATFORM_WIDE, CREDENTIAL, id);
  if (found?.data.type === 'password')
    await noteHadPassword(
      store,
      found.data.person_id,
      found.data.vouched_by.filter((voucher) => vouchers.includes(voucher)),
    );
  let nobodyLeft = false;
  await changeRecorded(store, PLATFORM_WIDE, CREDENTIAL, id, (current) => {
    if (current === undefined || !current.data.vouched_by.some((voucher) => vouchers.includes(voucher)))
      return undefined;
    const vouched_by = current.data.vouched_by.filter((voucher) => !vouchers.includes(voucher));
    nobodyLeft = vouched_by.length === 0;
    if (nobodyLeft) return undefined;
    const data = { ...current.data, vouched_by, changes: current.data.changes + 1 };
    return {
      ...current,
      data,
      records: [credentialRecord(id, data, 'credential.changed', { occasion: 'withdrawn', ...act })],
    };
  });
  if (nobodyLeft) await removeCredential(store, id, act);
}

export async function removeCredential(store: AuthStore, id: string, act: CredentialAct): Promise<void> {
  const taken = await takeRecorded(store, PLATFORM_WIDE, CREDENTIAL, id, (data) =>
    credentialRecord(id, { ...data, changes: data.changes + 1 }, 'credential.removed', act),
  );
  if (taken?.data.type === 'lookup_codes') await removeLookupCodes(store, id);
}
