import { createHash, randomBytes } from 'node:crypto';
import { type AuthStore, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';

/** A person who signed in on a device before. Its id is a hash, so that the store does not hold the cookie's value. */
const KNOWN_DEVICE: Kind<{ readonly known_since: number }> = { name: 'known_device' };
/** Browsers keep no cookie longer (RFC 6265bis §5.5). */
export const DEVICE_KEPT_S = 400 * 86_400;

/** The value of a device's cookie: 256 random bits. It opens nothing: it only takes a stranger's failures off one's way. */
export function newDevice(): string {
  return randomBytes(32).toString('base64url');
}

/** The device, when this person signed in on it before; otherwise null. */
export async function knownDeviceOf(
  store: AuthStore,
  device: string | undefined,
  personId: string,
): Promise<string | null> {
  if (device === undefined) return null;
  return (await store.get(PLATFORM_WIDE, KNOWN_DEVICE, idOf(device, personId))) === undefined ? null : device;
}

/** @param now milliseconds since 1970. */
export async function rememberDevice(store: AuthStore, device: string, personId: string, now: number): Promise<void> {
  await store.put(PLATFORM_WIDE, KNOWN_DEVICE, {
    id: idOf(device, personId),
    data: { known_since: now },
    references: { person: personId },
    expires_at: Math.floor(now / 1000) + DEVICE_KEPT_S,
  });
}

function idOf(device: string, personId: string): string {
  return createHash('sha256').update(`${device} ${personId}`).digest('base64url');
}
