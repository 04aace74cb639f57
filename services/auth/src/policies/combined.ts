import type { EffectivePolicy, PartialPolicy, PolicyPlace, SignInPolicy } from './policy.ts';
import { stricter } from './stricter.ts';

/** What a unit or a client says. */
export interface Layer {
  readonly place: PolicyPlace;
  readonly policy: PartialPolicy;
}

/**
 * One policy of several: the tenant's in place of the platform's where it says something, then whatever makes it stricter.
 * Each part is said to come from where its value was first said.
 */
export function combined(platform: SignInPolicy, tenant: PartialPolicy, layers: readonly Layer[]): EffectivePolicy {
  let policy = said(platform, tenant);
  const where: Record<string, PolicyPlace> = {};
  for (const path of pathsOf(platform)) where[path] = isSaid(tenant, path) ? 'tenant' : 'platform';
  for (const { place, policy: more } of layers) {
    const next = stricter(policy, more);
    for (const path of pathsOf(platform)) if (!isSame(valueAt(policy, path), valueAt(next, path))) where[path] = place;
    policy = next;
  }
  return { ...policy, where };
}

/** The tenant's own words; within a group what it does not say is the platform's. */
function said(platform: SignInPolicy, tenant: PartialPolicy): SignInPolicy {
  const entries = Object.entries(platform).map(([group, value]) => {
    const more = tenant[group as keyof SignInPolicy];
    return [group, Array.isArray(value) ? (more ?? value) : { ...value, ...more }];
  });
  return Object.fromEntries(entries) as unknown as SignInPolicy;
}

/** `session.idle_minutes`, `second_factors`, … */
export function pathsOf(policy: SignInPolicy): string[] {
  return Object.entries(policy).flatMap(([group, value]) =>
    Array.isArray(value) ? [group] : Object.keys(value).map((name) => `${group}.${name}`),
  );
}

/** What a policy says under a path. */
export function valueAt(policy: PartialPolicy, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], policy);
}

function isSaid(policy: PartialPolicy, path: string): boolean {
  return valueAt(policy, path) !== undefined;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
