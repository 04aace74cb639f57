import type { FeedEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, type Kind, kindOf } from '../store/auth-store.ts';
import { findUser, type LoginUser } from './login-view.ts';
import { putNewer, type Source, sourceOf } from './put-newer.ts';

/** What sign-in must know of a store. Lies in the tenant's scope, as all of these. */
export interface LoginStore {
  readonly store_id: string;
  readonly name: string;
  readonly unit_id: string | null;
  readonly status: 'open' | 'closed';
  readonly source: Source;
}

export interface LoginUnit {
  readonly unit_id: string;
  readonly name: string;
  readonly parent_id: string | null;
  readonly status: 'active' | 'closed';
  readonly source: Source;
}

/** A user in a unit or in a store. Found by the user, and by the place. */
export interface LoginMembership {
  readonly user_id: string;
  readonly unit_id: string | null;
  readonly store_id: string | null;
  readonly status: 'active' | 'ended';
  readonly source: Source;
}

/** Units from the nearest up to the top, and stores. */
export interface Places {
  readonly unit_ids: readonly string[];
  readonly store_ids: readonly string[];
}

const LOGIN_STORE: Kind<LoginStore> = kindOf('login_store');
const LOGIN_UNIT: Kind<LoginUnit> = kindOf('login_unit');
const LOGIN_MEMBERSHIP: Kind<LoginMembership> = kindOf('login_membership');

/** What stores and units refer to that lie in no unit. */
const TOP = 'top';

/** More than any tree has levels: a circle, which the directory does not let happen, ends here. */
const DEEPEST = 32;

export async function findStore(store: AuthStore, tenant: TenantId, id: string): Promise<LoginStore | undefined> {
  return (await store.get(tenant, LOGIN_STORE, id))?.data;
}

export async function findUnit(store: AuthStore, tenant: TenantId, id: string): Promise<LoginUnit | undefined> {
  return (await store.get(tenant, LOGIN_UNIT, id))?.data;
}

/** Where a user belongs: the stores, and the units of these and of the user with all above them. */
export async function placesOf(store: AuthStore, tenant: TenantId, userId: string): Promise<Places> {
  const found = await store.query(tenant, LOGIN_MEMBERSHIP, 'person', userId);
  const memberships = found.map(({ data }) => data).filter(({ status }) => status === 'active');
  const all = await Promise.all(memberships.map((membership) => placesAbove(store, tenant, membership)));
  return {
    unit_ids: [...new Set(byNearness(all.map(({ unit_ids }) => unit_ids)))],
    store_ids: [...new Set(all.flatMap(({ store_ids }) => store_ids))],
  };
}

/** A place and everything above it: what is given for any of these counts there. */
export async function placesAbove(
  store: AuthStore,
  tenant: TenantId,
  { unit_id, store_id }: { readonly unit_id?: string | null; readonly store_id?: string | null },
): Promise<Places> {
  const ofStore = store_id == null ? undefined : await findStore(store, tenant, store_id);
  const unit_ids: string[] = [];
  let next = ofStore?.unit_id ?? unit_id ?? null;
  while (next !== null && unit_ids.length < DEEPEST) {
    unit_ids.push(next);
    next = (await findUnit(store, tenant, next))?.parent_id ?? null;
  }
  return { unit_ids, store_ids: ofStore === undefined ? [] : [ofStore.store_id] };
}

/** What is open below a unit; null: in all of the tenant. The unit itself is not among it. */
export async function placesBelow(
  store: AuthStore,
  tenant: TenantId,
  unitId: string | null,
  depth = 0,
): Promise<{ readonly stores: readonly LoginStore[]; readonly units: readonly LoginUnit[] }> {
  if (depth > DEEPEST) return { stores: [], units: [] };
  const [stores, units] = await Promise.all([
    store.query(tenant, LOGIN_STORE, 'alternate', unitId ?? TOP),
    store.query(tenant, LOGIN_UNIT, 'alternate', unitId ?? TOP),
  ]);
  const below = [];
  for (const { data } of units) below.push(await placesBelow(store, tenant, data.unit_id, depth + 1));
  return {
    stores: [...stores.map(({ data }) => data), ...below.flatMap((one) => one.stores)],
    units: [...units.map(({ data }) => data), ...below.flatMap((one) => one.units)],
  };
}

/** The ids of the active members of a store itself, or of a unit itself. */
export async function membersAt(store: AuthStore, tenant: TenantId, placeId: string): Promise<string[]> {
  const found = await store.query(tenant, LOGIN_MEMBERSHIP, 'alternate', placeId);
  return [...new Set(found.filter(({ data }) => data.status === 'active').map(({ data }) => data.user_id))];
}

/** The active users who belong to a store itself, in no order. */
export async function peopleOfStore(store: AuthStore, tenant: TenantId, storeId: string): Promise<LoginUser[]> {
  const found = await store.query(tenant, LOGIN_MEMBERSHIP, 'alternate', storeId);
  const active = found.filter(({ data }) => data.status === 'active' && data.store_id === storeId);
  const ids = new Set(active.map(({ data }) => data.user_id));
  const users = await Promise.all([...ids].map((id) => findUser(store, tenant, id)));
  return users.filter((user) => user?.status === 'active') as LoginUser[];
}

export async function applyStore(store: AuthStore, tenant: TenantId, event: FeedEvent): Promise<void> {
  const { name, unit_id, status } = event.state as Pick<LoginStore, 'name' | 'unit_id' | 'status'>;
  const data = { store_id: event.aggregate_id, name, unit_id, status, source: sourceOf(event) };
  const references = status === 'closed' ? {} : { alternate: unit_id ?? TOP };
  await putNewer(store, tenant, LOGIN_STORE, { id: event.aggregate_id, data, references, expires_at: null });
}

export async function applyUnit(store: AuthStore, tenant: TenantId, event: FeedEvent): Promise<void> {
  const { name, parent_id, status } = event.state as Pick<LoginUnit, 'name' | 'parent_id' | 'status'>;
  const data = { unit_id: event.aggregate_id, name, parent_id, status, source: sourceOf(event) };
  const references = status === 'closed' ? {} : { alternate: parent_id ?? TOP };
  await putNewer(store, tenant, LOGIN_UNIT, { id: event.aggregate_id, data, references, expires_at: null });
}

export async function applyMembership(store: AuthStore, tenant: TenantId, event: FeedEvent): Promise<void> {
  const { user_id, unit_id, store_id, status } = event.state as unknown as LoginMembership;
  const data = { user_id, unit_id, store_id, status, source: sourceOf(event) };
  const place = store_id ?? unit_id;
  // an ended one stays, so that an event that comes late is known to be late; it is not found by anything
  const references = status === 'ended' ? {} : { person: user_id, ...(place === null ? {} : { alternate: place }) };
  await putNewer(store, tenant, LOGIN_MEMBERSHIP, { id: event.aggregate_id, data, references, expires_at: null });
}

/** The first of each line, then the second of each: what is nearer to the user stands before what is farther. */
function byNearness(lines: readonly (readonly string[])[]): string[] {
  const deepest = Math.max(0, ...lines.map(({ length }) => length));
  return Array.from({ length: deepest }, (_, level) => lines.flatMap((line) => line[level] ?? [])).flat();
}
