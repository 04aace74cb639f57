import { CREDENTIAL } from '../../credentials/credential.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import { type CredentialAct, recordCredential } from '../../records/credentials.ts';
import type { Proof } from '../../sign-in/proof.ts';
import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { changeItem } from '../../store/change-item.ts';
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
  const changed = await changeItem(store, PLATFORM_WIDE, CREDENTIAL, id, (current) => {
    if (current?.data.type !== 'passkey' && current?.data.type !== 'totp') return undefined;
    // one name is seen wherever it counts
    if (withdrawable(current.data.vouched_by, shown).length < current.data.vouched_by.length) return undefined;
    return { ...current, data: { ...current.data, name, changes: current.data.changes + 1 } };
  });
  if (changed === undefined) return false;
  await recordCredential(store, id, changed.data, 'credential.changed', act);
  return true;
}
