import { unlinkOwn } from '../connections/identities/identity.ts';
import { countingIn, credentialsOf, isPassword } from '../credentials/credential.ts';
import { openEnrolment } from '../credentials/open-enrolment.ts';
import { withdrawVouchers } from '../credentials/withdraw-credential.ts';
import type { CredentialAct } from '../records/credentials.ts';
import { revoke } from '../sessions/revoke.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { withdrawTemporaryCode } from '../temporary-codes/withdraw-temporary-code.ts';
import { keepReset, type Reset } from './reset.ts';

/**
 * Takes away every second factor of a person as far as the tenant vouches for it, and has the password open the enrolment of new
 * ones for a few days. What rests on the factors goes with them: accounts elsewhere that the person linked, an open temporary
 * code, sessions in the tenant. What other tenants vouch for stays.
 */
export async function resetFactors(
  parts: { readonly store: AuthStore; readonly clock: () => number },
  reset: Reset,
  act: CredentialAct,
): Promise<void> {
  const { store, clock } = parts;
  const { tenant_id, user_id, person_id } = reset;
  await keepReset(store, reset, act);
  const told = { ...act, quiet: true } as const;
  const factors = countingIn(await credentialsOf(store, person_id), tenant_id).filter((item) => !isPassword(item));
  for (const { id } of factors) await withdrawVouchers(store, id, [tenant_id], { ...told, occasion: 'reset' });
  await unlinkOwn(store, { tenant_id, person_id }, told);
  await withdrawTemporaryCode(store, { tenant_id, user_id }, act);
  await openEnrolment(parts, person_id, [tenant_id]);
  const { actor, reason: note, request_id } = act;
  await revoke(store, { person_id, tenant_id }, { reason: 'factors_reset', actor, note, request_id, at: clock() });
}
