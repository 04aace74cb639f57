import type { TenantId } from '@kiban/postgres';
import { placesAbove, placesOf } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { combined, type Layer } from './combined.ts';
import { PLATFORM_POLICY } from './platform-policy.ts';
import type { EffectivePolicy, PolicyPlace } from './policy.ts';
import { type Policies, policiesOf, readPolicies } from './tenant-policies.ts';

/** Whom a policy is asked for; without a client what holds at every one. */
export interface PolicySubject {
  readonly tenant: TenantId;
  readonly user_id: string;
  readonly client_id?: string | null;
}

/** What holds for a person at a client: the platform's, then the tenant's, then what their units and the client make stricter. */
export async function effectivePolicy(store: AuthStore, subject: PolicySubject): Promise<EffectivePolicy> {
  return effectiveOf(store, await policiesOf(store, subject.tenant), subject);
}

/** The same by policies that are only thought of. */
export async function effectiveOf(store: AuthStore, kept: Policies, subject: PolicySubject): Promise<EffectivePolicy> {
  const { tenant, user_id, client_id } = subject;
  const hasUnits = [...kept.keys()].some((id) => id.startsWith('unit:'));
  const units = hasUnits ? (await placesOf(store, tenant, user_id)).unit_ids : [];
  const narrower: PolicyPlace[] = [...units.toReversed().map((id) => `unit:${id}` as const)];
  if (client_id != null) narrower.push(`client:${client_id}`);
  return layered(kept, narrower);
}

/** What holds at one place of a tenant as it is now: in a unit what those above it say, too. */
export async function policyAt(store: AuthStore, tenant: TenantId, place: PolicyPlace): Promise<EffectivePolicy> {
  return policyAtOf(store, await readPolicies(store, tenant), tenant, place);
}

/** The same by policies that are only thought of. */
export async function policyAtOf(
  store: AuthStore,
  kept: Policies,
  tenant: TenantId,
  place: PolicyPlace,
): Promise<EffectivePolicy> {
  if (!place.startsWith('unit:')) return layered(kept, place === 'tenant' ? [] : [place]);
  const units = await placesAbove(store, tenant, { unit_id: place.slice('unit:'.length), store_id: null });
  return layered(
    kept,
    units.unit_ids.toReversed().map((id) => `unit:${id}` as const),
  );
}

const COMBINED_AT_MOST = 1000;
const combinedBy = new WeakMap<Policies, Map<string, EffectivePolicy>>();

/** Made once as long as these are the tenant's policies: every sign-in asks for the same several times. */
function layered(kept: Policies, narrower: readonly PolicyPlace[]): EffectivePolicy {
  const made = combinedBy.get(kept) ?? new Map<string, EffectivePolicy>();
  combinedBy.set(kept, made);
  const places = narrower.filter((place) => kept.has(place));
  const key = places.join(' ');
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= COMBINED_AT_MOST) made.clear();
  const layers = places.map((place): Layer => ({ place, policy: kept.get(place)?.policy ?? {} }));
  const policy = combined(PLATFORM_POLICY, kept.get('tenant')?.policy ?? {}, layers);
  made.set(key, policy);
  return policy;
}

/** What holds for everybody in a tenant before units and clients make it stricter. */
export async function tenantPolicy(store: AuthStore, tenant: TenantId): Promise<EffectivePolicy> {
  return layered(await policiesOf(store, tenant), []);
}
