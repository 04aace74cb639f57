import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { EVERY_POLICY, type KeptPolicy, SIGN_IN_POLICY } from './policy.ts';

export type Policies = ReadonlyMap<string, KeptPolicy>;

/** Policies are asked for several times in every sign-in and change a few times a year. Milliseconds. */
const KEPT_MS = 2000;
const KEPT_AT_MOST = 1000;

const keptBy = new WeakMap<
  AuthStore,
  Map<TenantId, { readonly policies: Promise<Policies>; readonly until: number }>
>();

/** Every policy of a tenant by its id; as of at most two seconds ago. */
export function policiesOf(store: AuthStore, tenant: TenantId): Promise<Policies> {
  const cache = keptBy.get(store) ?? new Map();
  keptBy.set(store, cache);
  const kept = cache.get(tenant);
  if (kept !== undefined && performance.now() < kept.until) return kept.policies;
  if (cache.size >= KEPT_AT_MOST) cache.clear();
  const policies = readPolicies(store, tenant);
  cache.set(tenant, { policies, until: performance.now() + KEPT_MS });
  policies.catch(() => cache.delete(tenant));
  return policies;
}

/** Every policy of a tenant as it is now. */
export async function readPolicies(store: AuthStore, tenant: TenantId): Promise<Policies> {
  const found = await store.query(tenant, SIGN_IN_POLICY, 'alternate', EVERY_POLICY);
  return new Map(found.map(({ id, data }) => [id, data]));
}

/** What was changed here is seen here at once. */
export function forgetPolicies(store: AuthStore, tenant: TenantId): void {
  keptBy.get(store)?.delete(tenant);
}
