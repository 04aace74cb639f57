import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { Voucher } from '../protocol/interaction.ts';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { addCredential } from './add-credential.ts';
import { credentialsOf, isPassword } from './credential.ts';
import { withdrawVouchers } from './withdraw-credential.ts';

export interface NewPassword {
  readonly person_id: string;
  readonly password: string;
  readonly vouched_by: readonly Voucher[];
  readonly must_change: boolean;
}

/** Gives a person a new password, and ends the old ones as far as the same vouch for them. */
export async function replacePassword(
  { store, hasher, clock }: { store: AuthStore; hasher: PasswordHasher; clock: () => number },
  { person_id, password, vouched_by, must_change }: NewPassword,
  act: CredentialAct,
): Promise<string> {
  const before = (await credentialsOf(store, person_id)).filter(isPassword);
  const hash = await hasher.hash(password);
  const added = { type: 'password', person_id, vouched_by, added_at: clock(), changes: 1, hash, must_change } as const;
  const id = await addCredential(store, added, act);
  for (const old of before) await withdrawVouchers(store, old.id, vouched_by, act);
  return id;
}
