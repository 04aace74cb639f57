import type { TenantId } from '@kiban/postgres';
import { listClients } from '../clients/client.ts';
import { findUnit } from '../login-view/places.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { PolicyPlace } from './policy.ts';
import { readPolicies } from './tenant-policies.ts';

export interface NamedPlace {
  readonly id: PolicyPlace;
  /** Of the unit or the product; null: the tenant. */
  readonly name: string | null;
  /** Whether anything is said for it. */
  readonly said: boolean;
}

/** The tenant, every product, and the units for which something is said: in this order, each by name. */
export async function policyPlaces(store: AuthStore, tenant: TenantId): Promise<NamedPlace[]> {
  const [kept, clients] = await Promise.all([readPolicies(store, tenant), listClients(store)]);
  const isSaid = (place: string): boolean => kept.get(place)?.status === 'active';
  const products = clients
    .filter(({ type }) => type !== 'machine')
    .map(({ client_id, name }) => ({ id: `client:${client_id}` as const, name }));
  const units = await Promise.all(
    [...kept.keys()].flatMap((id) => (id.startsWith('unit:') && isSaid(id) ? [unitOf(store, tenant, id)] : [])),
  );
  return [
    { id: 'tenant', name: null, said: isSaid('tenant') },
    ...products.map((place) => ({ ...place, said: isSaid(place.id) })).sort(byName),
    ...units.sort(byName),
  ];
}

async function unitOf(store: AuthStore, tenant: TenantId, id: string): Promise<NamedPlace> {
  const unit_id = id.slice('unit:'.length);
  const unit = await findUnit(store, tenant, unit_id);
  return { id: `unit:${unit_id}`, name: unit?.name ?? null, said: true };
}

function byName(one: NamedPlace, other: NamedPlace): number {
  return `${one.name} ${one.id}` < `${other.name} ${other.id}` ? -1 : 1;
}
