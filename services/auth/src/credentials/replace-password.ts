import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { CredentialAct } from '../records/credentials.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { addCredential } from './add-credential.ts';
import { credentialsOf, isPassword } from './credential.ts';
import type { Voucher } from './voucher.ts';
import { withdrawVouchers } from './withdraw-credential.ts';

/** For as long whoever was given a password may add a first second factor with it: three days, as an invitation counts. */
export const ENROLMENT_OPEN_MS = 72 * 3_600_000;

export interface NewPassword {
  readonly person_id: string;
  readonly password: string;
  readonly vouched_by: readonly Voucher[];
  readonly must_change: boolean;
  /** See `Password`. */
  readonly opens_enrolment_until: number | null;
  readonly by_mail: boolean;
}

/** Gives a person a new password, and ends the old ones as far as the same vouch for them. */
export async function replacePassword(
  { store, hasher, clock }: { store: AuthStore; hasher: PasswordHasher; clock: () => number },
  { password, ...given }: NewPassword,
  act: CredentialAct,
): Promise<string> {
  const hash = await hasher.hash(password);
  const id = await addCredential(store, { type: 'password', ...given, added_at: clock(), changes: 1, hash }, act);
  // looked for now: one that was added meanwhile, by whomever, would count again one day
  const older = (await credentialsOf(store, given.person_id)).filter((item) => isPassword(item) && item.id < id);
  const replaced = { ...act, occasion: 'replaced', quiet: true } as const;
  for (const old of older) await withdrawVouchers(store, old.id, given.vouched_by, replaced);
  return id;
}
