import { type Credential, isPassword, ofType } from '../../credentials/credential.ts';
import type { Method } from '../../factors/factor.ts';
import { codesLeft } from '../../factors/lookup-codes/lookup-codes.ts';
import { isFit } from '../../factors/passkey/passkey-fault.ts';
import { passkeyProof } from '../../factors/passkey/use-passkey.ts';
import { passwordProof } from '../../factors/password/password-proof.ts';
import { effectivePolicy } from '../../policies/effective-policy.ts';
import { expected, isEnough } from '../../sign-in/demand.ts';
import { demandOf } from '../../sign-in/demand-of.ts';
import { offeredTo } from '../../sign-in/outlook.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import type { Proven } from '../../sign-in/state.ts';
import type { AuthStore, Item } from '../../store/auth-store.ts';

/** What is there today and not tomorrow: nobody is to depend on it. */
const PASSING: readonly Method[] = ['temporary_code', 'break_glass_code', 'terminal'];

/**
 * Whether somebody could sign in with these credentials alone, by the policy that holds for them now at any product.
 *
 * @param credentials some of the person's that count in the tenant.
 */
export async function isStillEnough(
  parts: Pick<SignInParts, 'store' | 'clock'>,
  who: Proven,
  credentials: readonly Item<Credential>[],
): Promise<boolean> {
  const { store } = parts;
  const { tenant, user_id } = who;
  const policy = await effectivePolicy(store, { tenant: tenant.tenant_id, user_id });
  const demand = await demandOf(parts, { tenant_id: tenant.tenant_id, user_id, acr_values: [] }, policy);
  const usable = await usableOf(store, credentials);
  const fit = ofType(usable, 'passkey').filter(({ data }) => isFit(data, policy.passkeys));
  const known = usable.filter(isPassword).slice(0, 1);
  const begun = { ...who, terminal: null, proofs: known.map((password) => passwordProof(password, 0)) };
  const offered = (await offeredTo(parts, begun, usable, policy)).filter((method) => !PASSING.includes(method));
  const proofs = [
    ...begun.proofs,
    ...offered.map(expected),
    // none is registered that does not make sure of its user
    ...fit.map((passkey) => passkeyProof(passkey, { user_verified: true }, 0)),
    // the provider is asked anew; what it says is worth one type at least
    ...(demand.required_connection === null ? [] : [expected('identity_provider')]),
  ];
  return isEnough(proofs, { ...demand, required_connection: null });
}

/** A sheet without codes and a passkey that may have been copied open nothing. */
async function usableOf(store: AuthStore, credentials: readonly Item<Credential>[]): Promise<Item<Credential>[]> {
  const usable = await Promise.all(
    credentials.map(async ({ id, data }) => {
      if (data.type === 'passkey') return data.suspected_at === null;
      return data.type === 'lookup_codes' ? (await codesLeft(store, id)) > 0 : true;
    }),
  );
  return credentials.filter((_, at) => usable[at]);
}
