import type { TenantId } from '@kiban/postgres';
import { placesOf } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { combined, type Layer } from './combined.ts';
import { PLATFORM_POLICY } from './platform-policy.ts';
import type { EffectivePolicy, PolicyPlace } from './policy.ts';
import { policiesOf } from './tenant-policies.ts';

/** Whom a policy is asked for; without a client what holds at every one. */
export interface PolicySubject {
  readonly tenant: TenantId;
  readonly user_id: string;
  readonly client_id?: string | null;
}

/** What holds for a person at a client: the platform's, then the tenant's, then what their units and the client make stricter. */
export async function effectivePolicy(store: AuthStore, subject: PolicySubject): Promise<EffectivePolicy> {
  const { tenant, user_id, client_id } = subject;
  const kept = await policiesOf(store, tenant);
  const hasUnits = [...kept.keys()].some((id) => id.startsWith('unit:'));
  const units = hasUnits ? (await placesOf(store, tenant, user_id)).unit_ids : [];
  const narrower: PolicyPlace[] = [...units.toReversed().map((id) => `unit:${id}` as const)];
  if (client_id != null) narrower.push(`client:${client_id}`);
  const layers = narrower.map((place): Layer => ({ place, policy: kept.get(place)?.policy ?? {} }));
  return combined(PLATFORM_POLICY, kept.get('tenant')?.policy ?? {}, layers);
}

/** What holds for everybody in a tenant before units and clients make it stricter. */
export async function tenantPolicy(store: AuthStore, tenant: TenantId): Promise<EffectivePolicy> {
  return combined(PLATFORM_POLICY, (await policiesOf(store, tenant)).get('tenant')?.policy ?? {}, []);
}
