import type { TenantId } from '@kiban/postgres';
import type { AuthStore, Kind } from '../store/auth-store.ts';

/**
 * A store that was declared a restricted place: nobody gets to its terminals who is not let in there (guidelines A-5, the
 * dispensary). Only in such a store does a shared terminal's key count for who sits at it. Lies under the store's id.
 */
export interface TerminalPlace {
  /** UUIDv7: the aggregate of its events. */
  readonly place_id: string;
  readonly tenant_id: TenantId;
  readonly store_id: string;
  readonly status: 'restricted' | 'withdrawn';
  readonly reason: string;
  /** Who said so last, and when: milliseconds since 1970. */
  readonly decided_by: string;
  readonly decided_at: number;
  /** Of its events, from 1. */
  readonly changes: number;
}

export const TERMINAL_PLACE: Kind<TerminalPlace> = { name: 'terminal_place' };
export const EVERY_PLACE = { alternate: 'every' };

/** For If-Match: what nobody has decided yet has the first. */
export function versionOf(place: TerminalPlace | undefined): number {
  return (place?.changes ?? 0) + 1;
}

export async function findPlace(
  store: AuthStore,
  tenant: TenantId,
  storeId: string,
): Promise<TerminalPlace | undefined> {
  return (await store.get(tenant, TERMINAL_PLACE, storeId))?.data;
}

export async function isRestricted(store: AuthStore, tenant: TenantId, storeId: string): Promise<boolean> {
  return (await findPlace(store, tenant, storeId))?.status === 'restricted';
}

export async function listPlaces(store: AuthStore, tenant: TenantId): Promise<TerminalPlace[]> {
  const found = await store.query(tenant, TERMINAL_PLACE, 'alternate', EVERY_PLACE.alternate);
  return found.map(({ data }) => data).filter(({ status }) => status === 'restricted');
}
