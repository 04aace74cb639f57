/** Something that counts for a unit, for a store, or (both null) for the whole tenant. */
export interface Placed {
  readonly unit_id: string | null;
  readonly store_id: string | null;
  /** As it was called at the moment looked at. */
  readonly place_name: string | null;
}

export type Scope = 'tenant' | 'unit' | 'store';

export function scopeOf({ unit_id, store_id }: Omit<Placed, 'place_name'>): Scope {
  if (store_id !== null) return 'store';
  return unit_id === null ? 'tenant' : 'unit';
}
