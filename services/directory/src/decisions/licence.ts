import { type EntitlementFact, type Facts, periodAt } from './facts.ts';
import type { Place } from './place.ts';

/** Whom a licence may be for: the user who acts, the store it is about, the device that is used. */
export interface Licensee {
  readonly user_id: string | null;
  readonly device_id: string | null;
  /** The store that the resource is in; empty when it is in none. */
  readonly place: Place;
}

/** The entitlement that covers somebody now, and otherwise the one that did last or will first. */
export function coverOf(
  facts: Facts,
  product: string,
  licensee: Licensee,
): { readonly entitlement: EntitlementFact | null; readonly nearest: EntitlementFact | null } {
  let nearest: EntitlementFact | null = null;
  for (const entitlement of facts.entitlements.get(product) ?? []) {
    if (!isFor(entitlement, licensee)) continue;
    if (periodAt(entitlement, facts.at) === 'now') return { entitlement, nearest: null };
    nearest = entitlement;
  }
  return { entitlement: null, nearest };
}

function isFor({ covers, store_id, user_id, device_id }: EntitlementFact, licensee: Licensee): boolean {
  switch (covers) {
    case 'tenant':
      return true;
    case 'store':
      return store_id !== null && licensee.place.store_ids.has(store_id);
    case 'user':
      return user_id !== null && user_id === licensee.user_id;
    case 'device':
      return device_id !== null && device_id === licensee.device_id;
    default:
      return false; // a kind of seat that this release does not know entitles nobody
  }
}
