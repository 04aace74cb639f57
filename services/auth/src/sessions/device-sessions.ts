import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf } from '../store/auth-store.ts';

/** That a browser's session runs on a device, to be ended with it. */
export interface DeviceSession {
  readonly device_id: string;
  /** `uid` of the browser's session. */
  readonly browser_session: string;
}

const DEVICE_SESSION = kindOf<DeviceSession>('device_session');

/** Notes that a session runs on a device. `expires_at`: the session's, seconds since 1970. */
export async function bindSessionToDevice(
  store: AuthStore,
  tenant: TenantId,
  bound: DeviceSession & { readonly expires_at: number },
): Promise<void> {
  const { device_id, browser_session, expires_at } = bound;
  const references = { alternate: device_id };
  const data = { device_id, browser_session };
  await store.put(tenant, DEVICE_SESSION, { id: `${device_id}:${browser_session}`, data, references, expires_at });
}

/** `uid`s of the browser sessions that ran on a device and may run still. */
export async function sessionsOnDevice(store: AuthStore, tenant: TenantId, deviceId: string): Promise<string[]> {
  const found = await store.query(tenant, DEVICE_SESSION, 'alternate', deviceId);
  return found.map(({ data }) => data.browser_session);
}
