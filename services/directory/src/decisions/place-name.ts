import type { Facts, PlaceIds } from './facts.ts';

/** A place with what it is called; null where its name was not asked for. */
export interface PlaceName {
  readonly type: 'tenant' | 'unit' | 'store';
  readonly id: string;
  readonly name: string | null;
}

/** `name`: where it is known already; a place that the facts do not hold has none. */
export function placeNameOf({ tenant, stores, units }: Facts, place: PlaceIds, name: string | null): PlaceName {
  const { store_id, unit_id } = place;
  if (store_id !== null) return { type: 'store', id: store_id, name: name ?? stores.get(store_id)?.name ?? null };
  if (unit_id !== null) return { type: 'unit', id: unit_id, name: name ?? units.get(unit_id)?.name ?? null };
  return { type: 'tenant', id: tenant.id, name: tenant.name };
}
