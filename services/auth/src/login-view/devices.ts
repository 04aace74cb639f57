import type { FeedEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, type Kind, kindOf } from '../store/auth-store.ts';
import { putNewer, type Source, sourceOf } from './put-newer.ts';

/** What sign-in must know of a device. One that is retired has no key. */
export interface LoginDevice {
  readonly tenant_id: TenantId;
  readonly device_id: string;
  readonly store_id: string;
  readonly name: string;
  /** RFC 7638, SHA-256, base64url. */
  readonly key_thumbprint: string | null;
  /** Public JWK. */
  readonly public_key: Readonly<Record<string, string>> | null;
  readonly status: 'registered' | 'active' | 'suspended' | 'lost' | 'retired';
  readonly source: Source;
}

const LOGIN_DEVICE: Kind<LoginDevice> = kindOf('login_device');

/** The device that a key belongs to, whatever its status. */
export async function findDevice(
  store: AuthStore,
  tenant: TenantId,
  thumbprint: string,
): Promise<LoginDevice | undefined> {
  return (await store.query(tenant, LOGIN_DEVICE, 'alternate', thumbprint))[0]?.data;
}

export async function findDeviceById(store: AuthStore, tenant: TenantId, id: string): Promise<LoginDevice | undefined> {
  return (await store.get(tenant, LOGIN_DEVICE, id))?.data;
}

/** @returns the device as of this event; undefined when the view knows better already. */
export async function applyDevice(
  store: AuthStore,
  tenant: TenantId,
  event: FeedEvent,
): Promise<LoginDevice | undefined> {
  const { store_id, name, key_thumbprint, public_key, status } = event.state as unknown as LoginDevice;
  const id = event.aggregate_id;
  const source = sourceOf(event);
  const data = { tenant_id: tenant, device_id: id, store_id, name, key_thumbprint, public_key, status, source };
  const references = key_thumbprint === null ? {} : { alternate: key_thumbprint };
  return (await putNewer(store, tenant, LOGIN_DEVICE, { id, data, references, expires_at: null })) ? data : undefined;
}
