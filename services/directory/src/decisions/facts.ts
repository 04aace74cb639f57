import type { Policy } from './policy.ts';

/** What decisions are made from: the part of one tenant, at one moment, that some questions are about. Ids are in lower case. */
export interface Facts {
  /** The moment, as every time here: RFC 3339 in UTC with six digits of the second, so that text order is time order. */
  readonly at: string;
  readonly tenant: TenantFact;
  readonly users: ReadonlyMap<string, UserFact>;
  /** The same users by the id of the person. */
  readonly persons: ReadonlyMap<string, UserFact>;
  readonly devices: ReadonlyMap<string, DeviceFact>;
  readonly stores: ReadonlyMap<string, StoreFact>;
  /** Each with everything above it. */
  readonly units: ReadonlyMap<string, UnitFact>;
  /** By user: those that were not ended, whether or not their time has come. */
  readonly assignments: ReadonlyMap<string, readonly AssignmentFact[]>;
  /** By resource of type user: where that user works. */
  readonly workplaces: ReadonlyMap<string, readonly PlaceIds[]>;
  /** By product. */
  readonly entitlements: ReadonlyMap<string, readonly EntitlementFact[]>;
  /** By product; only for explanations, and empty where none was asked for. */
  readonly licences: ReadonlyMap<string, readonly LicenceFact[]>;
  readonly policy: Policy;
  /** The product whose program asks: it learns of its own actions and the platform's. Null: all. */
  readonly speaks_for: string | null;
}

export interface TenantFact {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

export interface UserFact {
  readonly id: string;
  readonly person_id: string;
  readonly status: string;
}

export interface DeviceFact {
  readonly id: string;
  readonly store_id: string;
  readonly status: string;
}

export interface StoreFact {
  readonly id: string;
  readonly name: string;
  readonly unit_id: string | null;
}

export interface UnitFact {
  readonly id: string;
  readonly name: string;
  readonly parent_id: string | null;
}

/** Nowhere in particular (both null): the whole tenant. */
export interface PlaceIds {
  readonly unit_id: string | null;
  readonly store_id: string | null;
}

export interface AssignmentFact extends PlaceIds {
  readonly id: string;
  readonly user_id: string;
  /** `kiban:administrator`, `hello:editor`. */
  readonly role: string;
  readonly starts_at: string;
  readonly ends_at: string | null;
  /** Of its unit or store; null: the whole tenant, or nobody asked for it. */
  readonly place_name: string | null;
}

/** What a licence gives: to the tenant (no holder), or to whoever has one of its seats. */
export interface EntitlementFact {
  readonly licence_id: string;
  readonly product: string;
  readonly plan: string;
  readonly covers: string;
  readonly store_id: string | null;
  readonly user_id: string | null;
  readonly device_id: string | null;
  readonly starts_at: string;
  readonly ends_at: string | null;
}

/** A contract, whether or not it gives anything now. */
export interface LicenceFact {
  readonly licence_id: string;
  readonly product: string;
  readonly plan: string;
  readonly covers: string;
  readonly status: string;
  readonly starts_at: string;
  readonly ends_at: string | null;
}

export type Period = 'not_yet' | 'now' | 'over';

/** Where a moment lies in a period that includes its start and not its end. */
export function periodAt(
  { starts_at, ends_at }: { readonly starts_at: string; readonly ends_at: string | null },
  at: string,
): Period {
  if (starts_at > at) return 'not_yet';
  return ends_at === null || at < ends_at ? 'now' : 'over';
}
