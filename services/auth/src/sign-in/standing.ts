import type { TenantId } from '@kiban/postgres';
import { type Credential, isPassword } from '../credentials/credential.ts';
import { type AuthStore, type Item, kindOf } from '../store/auth-store.ts';
import type { Proof } from './proof.ts';
import type { Proven } from './state.ts';

/** In the tenant's scope under the person's id. */
const PROOFS_ENDED = kindOf<{ readonly at: number }>('proofs_ended');
/** Longer than any sign-in takes. Seconds. */
const KEPT_S = 24 * 3600;

/**
 * What a person proved in a tenant before this moment (milliseconds since 1970) counts for nothing: a sign-in that was begun
 * then, and left standing, ends with the sessions.
 */
export async function endProofs(store: AuthStore, tenant: TenantId, personId: string, at: number): Promise<void> {
  await store.put(tenant, PROOFS_ENDED, { id: personId, data: { at }, expires_at: Math.ceil(at / 1000) + KEPT_S });
}

/** Whether nobody has reset, suspended or signed out the person since the first of what was proven. */
export async function countsStill(
  store: AuthStore,
  tenant: TenantId,
  { person_id, proofs }: Pick<Proven, 'person_id' | 'proofs'>,
): Promise<boolean> {
  const ended = await store.get(tenant, PROOFS_ENDED, person_id);
  return ended === undefined || proofs.every(({ at }) => at >= ended.data.at);
}

/**
 * What was proven with something that the person has still: not with a factor that was removed, or a password that another one
 * took the place of.
 *
 * @param credentials the person's that count in the tenant, the newest first.
 */
export function standing(proofs: readonly Proof[], credentials: readonly Item<Credential>[]): Proof[] {
  const password = credentials.find(isPassword);
  return proofs.filter(({ credential_id: used }) => {
    if (used === null || used === password?.id) return true;
    return credentials.some((item) => item.id === used && !isPassword(item));
  });
}

/** Whether all that was proven stands: asked before anything is changed on the strength of it. */
export async function stands(
  store: AuthStore,
  proven: Pick<Proven, 'tenant' | 'person_id' | 'proofs'>,
  credentials: readonly Item<Credential>[],
): Promise<boolean> {
  if (standing(proven.proofs, credentials).length < proven.proofs.length) return false;
  return countsStill(store, proven.tenant.tenant_id, proven);
}
