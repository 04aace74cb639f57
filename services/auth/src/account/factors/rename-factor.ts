import { CREDENTIAL } from '../../credentials/credential.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import { type CredentialAct, credentialRecord } from '../../records/credentials.ts';
import { changeRecorded } from '../../records/recorded-change.ts';
import type { Proof } from '../../sign-in/proof.ts';
import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { withdrawable } from './removal.ts';

/** What has a name. */
export const NAMED: readonly string[] = ['passkey', 'totp'];

/** Calls something by another name, which says nothing about what it is worth. False when what was shown is not enough for it. */
export async function renameFactor(
  store: AuthStore,
  { id, name, proofs }: { readonly id: string; readonly name: string; readonly proofs: readonly Proof[] },
  act: CredentialAct,
): Promise<boolean> {
  const shown = commonVouchers(proofs);
  const changed = await changeRecorded(store, PLATFORM_WIDE, CREDENTIAL, id, (current) => {
    if (current?.data.type !== 'passkey' && current?.data.type !== 'totp') return undefined;
    // one name is seen wherever it counts
    if (withdrawable(current.data.vouched_by, shown).length < current.data.vouched_by.length) return undefined;
    const data = { ...current.data, name, changes: current.data.changes + 1 };
    return {
      ...current,
      data,
      records: [credentialRecord(id, data, 'credential.changed', { ...act, occasion: 'renamed' })],
    };
  });
  return changed !== undefined;
}
