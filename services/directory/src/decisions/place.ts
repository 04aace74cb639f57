import type { Facts, PlaceIds } from './facts.ts';
import type { Action } from './policy.ts';
import { isKnownResource, type Resource } from './question.ts';

/** Where a resource is: every unit and store from which a role reaches it. A role in the whole tenant reaches everything. */
export interface Place {
  readonly unit_ids: ReadonlySet<string>;
  readonly store_ids: ReadonlySet<string>;
}

/** Everything, of which nothing is in a place of its own. */
export const EVERYWHERE: Place = { unit_ids: new Set(), store_ids: new Set() };

/** Whether a role that is held there reaches the place. */
export function reaches({ unit_id, store_id }: PlaceIds, { unit_ids, store_ids }: Place): boolean {
  if (store_id !== null) return store_ids.has(store_id);
  return unit_id === null || unit_ids.has(unit_id);
}

/** Undefined: there is no such resource in this tenant, or the action is not about such things. */
export function placeOf(facts: Facts, action: Action, resource: Resource): Place | undefined {
  const found = isKnownResource(resource.type)
    ? placeOfKnown(facts, resource.type, resource.id)
    : resource.type === action.resource_type
      ? placeGiven(facts, resource)
      : undefined;
  return found !== undefined && action.resource_type === 'tenant' ? EVERYWHERE : found;
}

function placeOfKnown(facts: Facts, type: 'tenant' | 'unit' | 'store' | 'user' | 'device', id: string) {
  switch (type) {
    case 'tenant':
      return id === facts.tenant.id ? EVERYWHERE : undefined;
    case 'store':
      return placeOfStore(facts, id);
    case 'unit':
      return placeOfUnit(facts, id);
    case 'device': {
      const device = facts.devices.get(id);
      return device === undefined ? undefined : placeOfStore(facts, device.store_id);
    }
    case 'user': {
      const workplaces = facts.workplaces.get(id);
      return workplaces === undefined ? undefined : together(workplaces.map((workplace) => placeAt(facts, workplace)));
    }
    default:
      throw type satisfies never;
  }
}

/** A product says where its resource is: the store where it names one, else the unit; nowhere means the whole tenant. */
function placeGiven(facts: Facts, { store_id, unit_id }: Resource): Place | undefined {
  if (store_id !== null) return placeOfStore(facts, store_id);
  return unit_id === null ? EVERYWHERE : placeOfUnit(facts, unit_id);
}

function placeAt(facts: Facts, { store_id, unit_id }: PlaceIds): Place | undefined {
  if (store_id !== null) return placeOfStore(facts, store_id);
  return unit_id === null ? undefined : placeOfUnit(facts, unit_id);
}

function placeOfStore(facts: Facts, id: string): Place | undefined {
  const store = facts.stores.get(id);
  return store === undefined ? undefined : { store_ids: new Set([id]), unit_ids: unitsAbove(facts, store.unit_id) };
}

function placeOfUnit(facts: Facts, id: string): Place | undefined {
  return facts.units.has(id) ? { store_ids: new Set(), unit_ids: unitsAbove(facts, id) } : undefined;
}

/** The unit and those above it, the lowest first. */
function unitsAbove({ units }: Facts, id: string | null): ReadonlySet<string> {
  const above = new Set<string>();
  for (let next = id; next !== null && !above.has(next); next = units.get(next)?.parent_id ?? null) above.add(next);
  return above;
}

function together(places: readonly (Place | undefined)[]): Place {
  const known = places.filter((place) => place !== undefined);
  return {
    unit_ids: new Set(known.flatMap(({ unit_ids }) => [...unit_ids])),
    store_ids: new Set(known.flatMap(({ store_ids }) => [...store_ids])),
  };
}
