import { countsIn } from '../credentials/voucher.ts';
import { effectivePolicy } from '../policies/effective-policy.ts';
import type { GoingOn, SignInSession } from '../protocol/interaction.ts';
import { isEnough } from '../sign-in/demand.ts';
import { demandOf } from '../sign-in/demand-of.ts';
import { countsStill } from '../sign-in/standing.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { limitsOf, type SessionLimits } from './session-limits.ts';

/**
 * Whether what was proven in a session is enough in a tenant, its own or another, by the policy that holds there now, and nobody
 * has reset, suspended or signed out the person there since.
 *
 * @returns how long it may go on there; undefined where something more is to be proven.
 */
export async function mayGoOn(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  session: SignInSession,
  { tenant_id, user_id, client_id, acr_values }: GoingOn,
): Promise<SessionLimits | undefined> {
  if (!countsIn(session.vouched_by, tenant_id)) return undefined;
  const [policy, counts] = await Promise.all([
    effectivePolicy(store, { tenant: tenant_id, user_id, client_id }),
    countsStill(store, tenant_id, session),
  ]);
  if (!counts) return undefined;
  const demand = await demandOf({ store, clock }, { tenant_id, user_id, acr_values }, policy);
  return isEnough(session.proofs, demand) ? limitsOf(policy, session) : undefined;
}
