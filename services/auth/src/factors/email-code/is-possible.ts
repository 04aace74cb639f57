import type { Credential } from '../../credentials/credential.ts';
import type { Proof } from '../../sign-in/proof.ts';
import type { Item } from '../../store/auth-store.ts';

/**
 * Whether a code by mail adds anything: not beside a password that whoever reads the same mail could have chosen, nor where
 * nothing but mail was shown so far. E-mail is never both the way back in and the second factor. Nor beside a provider's word
 * alone: who holds the account there often reads the mail with it.
 *
 * @param credentials the person's that count in the tenant.
 */
export function isEmailCodePossible(proofs: readonly Proof[], credentials: readonly Item<Credential>[]): boolean {
  return proofs.some(({ method, credential_id }) => {
    if (method === 'email_code' || method === 'identity_provider') return false;
    const used = credentials.find(({ id }) => id === credential_id);
    return used?.data.type !== 'password' || !used.data.by_mail;
  });
}
