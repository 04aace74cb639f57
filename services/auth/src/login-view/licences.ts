import type { FeedEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { type Client, findClient } from '../clients/client.ts';
import { type AuthStore, type Kind, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { putNewer, type Source, sourceOf } from './put-newer.ts';
import { isWithin } from './roles.ts';

/** That the catalogue has a product, so that a licence is needed for it. Platform-wide. */
interface LoginProduct {
  readonly product: string;
  readonly source: Source;
}

export interface LoginLicence {
  readonly tenant_id: TenantId;
  readonly licence_id: string;
  readonly product: string;
  readonly covers: 'tenant' | 'store' | 'user' | 'device';
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly status: 'active' | 'suspended' | 'ended';
  readonly source: Source;
}

/** A seat of a user; who has another kind is of no use to sign-in. */
interface LoginSeat {
  readonly licence_id: string;
  readonly user_id: string;
  readonly source: Source;
}

const LOGIN_PRODUCT: Kind<LoginProduct> = kindOf('login_product');
const LOGIN_LICENCE: Kind<LoginLicence> = kindOf('login_licence');
const LOGIN_SEAT: Kind<LoginSeat> = kindOf('login_seat');

/**
 * Whether the tenant's licences let a user into the product that a client belongs to, at a moment (milliseconds since 1970). A
 * licence for stores or devices lets every user in: where and on which it may be used the product asks (`entitlements`). What
 * the catalogue does not have needs no licence.
 */
export async function mayUseProduct(
  store: AuthStore,
  tenant: TenantId,
  userId: string,
  clientId: string,
  at: number,
): Promise<boolean> {
  const product = await licensedProduct(store, clientId);
  if (product === null) return true;
  const found = await store.query(tenant, LOGIN_LICENCE, 'alternate', product);
  const running = found
    .map(({ data }) => data)
    .filter(({ status, starts_at, ends_at }) => status === 'active' && isWithin(starts_at, ends_at, at));
  if (running.some(({ covers }) => covers !== 'user')) return true;
  const seats = await Promise.all(
    running.map(({ licence_id }) => store.query(tenant, LOGIN_SEAT, 'alternate', seatKey(licence_id, userId))),
  );
  return seats.some(({ length }) => length > 0);
}

/** Whether a client belongs to a product of the catalogue. */
export async function needsLicence(store: AuthStore, clientId: string): Promise<boolean> {
  return (await licensedProduct(store, clientId)) !== null;
}

async function licensedProduct(store: AuthStore, clientId: string): Promise<string | null> {
  const client = await findClient(store, clientId);
  const product = client === undefined ? null : productOf(client);
  return product === null || (await store.get(PLATFORM_WIDE, LOGIN_PRODUCT, product)) === undefined ? null : product;
}

/** The product of a client: what its registration says, or else the one of its name. Programs act for themselves. */
export function productOf(client: Client): string | null {
  return client.type === 'machine' ? null : (client.product ?? client.client_id);
}

export async function applyProduct(store: AuthStore, event: FeedEvent): Promise<void> {
  const { product } = event.state as unknown as LoginProduct;
  await putNewer(store, PLATFORM_WIDE, LOGIN_PRODUCT, {
    ...{ id: product, data: { product, source: sourceOf(event) }, expires_at: null },
  });
}

/** @returns the licence as of this event; undefined when the view knows better already. */
export async function applyLicence(
  store: AuthStore,
  tenant: TenantId,
  event: FeedEvent,
): Promise<LoginLicence | undefined> {
  const { product, covers, starts_at, ends_at, status } = event.state as unknown as LoginLicence;
  const id = event.aggregate_id;
  const source = sourceOf(event);
  const data = { tenant_id: tenant, licence_id: id, product, covers, starts_at, ends_at, status, source };
  const item = { id, data, references: { alternate: product }, expires_at: null };
  return (await putNewer(store, tenant, LOGIN_LICENCE, item)) ? data : undefined;
}

export async function applySeat(store: AuthStore, tenant: TenantId, event: FeedEvent): Promise<void> {
  const { licence_id, user_id, status } = event.state as unknown as LoginSeat & { readonly status: string };
  if (user_id === null) return;
  const data = { licence_id, user_id, source: sourceOf(event) };
  const references = status === 'released' ? {} : { alternate: seatKey(licence_id, user_id) };
  await putNewer(store, tenant, LOGIN_SEAT, { id: event.aggregate_id, data, references, expires_at: null });
}

function seatKey(licenceId: string, userId: string): string {
  return `${licenceId}:${userId}`;
}
