import type { Password } from '../../credentials/credential.ts';
import type { Proof } from '../../sign-in/proof.ts';
import type { Item } from '../../store/auth-store.ts';

/** What a right password proves. @param at milliseconds since 1970. */
export function passwordProof({ id, data }: Item<Password>, at: number): Proof {
  const worth = { types: ['knowledge'], amr: ['pwd'], phishing_resistant: false } as const;
  return { method: 'password', ...worth, vouched_by: data.vouched_by, at, credential_id: id };
}
