import type { TenantId } from '@kiban/postgres';
import { membersAt, placesBelow } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { HeldPlaces } from './entry.ts';

/** The ids of everybody who belongs to these places or to what lies below them: for lists that a reach narrows. */
export async function peopleWithin(store: AuthStore, tenant: TenantId, held: HeldPlaces): Promise<string[]> {
  const below = await Promise.all(held.unit_ids.map((id) => placesBelow(store, tenant, id)));
  const places = [
    ...held.unit_ids,
    ...held.store_ids,
    ...below.flatMap(({ units }) => units.map(({ unit_id }) => unit_id)),
    ...below.flatMap(({ stores }) => stores.map(({ store_id }) => store_id)),
  ];
  const people = await Promise.all([...new Set(places)].map((id) => membersAt(store, tenant, id)));
  return [...new Set(people.flat())];
}
