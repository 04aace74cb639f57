import type { TenantId } from '@kiban/postgres';
import type { JWK } from 'jose';
import type { AuthStore, Kind } from '../store/auth-store.ts';

/** The public part of a terminal's key: P-256 (RFC 7518 §6.2). */
export type TerminalKey = Required<Pick<JWK, 'kty' | 'crv' | 'x' | 'y'>>;

/**
 * A device of the directory of devices that has a key at the sign-in pages. It is another key than the one it has with the
 * device service, since a browser's keys belong to an origin and the two have different ones. Lies in the tenant's scope
 * under the device's id: a device has one key, and a new one takes the place of the old.
 */
export interface Terminal {
  /** UUIDv7 of this key of the device: the aggregate of its events. */
  readonly terminal_id: string;
  readonly tenant_id: TenantId;
  readonly device_id: string;
  readonly public_key: TerminalKey;
  /** RFC 7638, SHA-256, base64url. */
  readonly key_thumbprint: string;
  /** Milliseconds since 1970. */
  readonly enrolled_at: number;
}

export const TERMINAL: Kind<Terminal> = { name: 'terminal' };
export const EVERY_TERMINAL = { alternate: 'every' };

export async function findTerminal(
  store: AuthStore,
  tenant: TenantId,
  deviceId: string,
): Promise<Terminal | undefined> {
  return (await store.get(tenant, TERMINAL, deviceId))?.data;
}

export async function listTerminals(store: AuthStore, tenant: TenantId): Promise<Terminal[]> {
  const found = await store.query(tenant, TERMINAL, 'alternate', EVERY_TERMINAL.alternate);
  return found.map(({ data }) => data);
}
