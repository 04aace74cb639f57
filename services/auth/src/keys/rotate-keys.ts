import type { Envelope } from '@kiban/key-encryption';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { KEY_SET, KEY_SET_ID, readKeySet, SIGNING_ALGORITHMS, withoutExpired } from './key-set.ts';
import { makeMasterSecret, makeSigningKey } from './make-keys.ts';

/** How long clients may keep the JWKS without asking again: they have a new key before it signs. Seconds. */
export const JWKS_CACHE_SECONDS = 300;

export interface RotateOptions {
  /** Seconds since 1970. */
  readonly now: number;
  /** How long the new keys are published before they sign. */
  readonly lead_seconds?: number;
  /** A key is known to others: what it signed must stop to count at once, and everybody signs in again. */
  readonly forget_old?: boolean;
}

export interface Rotation {
  /** `kid` of the new signing keys. */
  readonly made: readonly string[];
  /** When they begin to sign, seconds since 1970. */
  readonly activates_at: number;
  /** Keys that are no longer published. */
  readonly removed: readonly string[];
}

/**
 * Makes new signing keys and a new master secret; running servers notice by themselves. The old keys sign until the new ones
 * have been published long enough, and are published until nothing they signed is of use.
 *
 * @throws KeysChanged when another process changed the keys in the meantime.
 */
export async function rotateKeys(store: AuthStore, envelope: Envelope, options: RotateOptions): Promise<Rotation> {
  const { now, lead_seconds = JWKS_CACHE_SECONDS, forget_old = false } = options;
  const current = await readKeySet(store);
  if (current === undefined) throw new KeysChanged('There are no keys yet: start the platform once.');
  const activates_at = forget_old ? now : now + lead_seconds;
  const made = await Promise.all(SIGNING_ALGORITHMS.map((each) => makeSigningKey(envelope, each, activates_at)));
  const secret = await makeMasterSecret(envelope, activates_at);
  const kept = forget_old ? { signing: [], secrets: [] } : withoutExpired(current.data, now);
  const data = {
    signing: [...kept.signing.map((key) => ({ ...key, retires_at: key.retires_at ?? activates_at })), ...made],
    secrets: [...kept.secrets.map((old) => ({ ...old, retires_at: old.retires_at ?? activates_at })), secret],
  };
  const changed = await store.replace(
    PLATFORM_WIDE,
    KEY_SET,
    { id: KEY_SET_ID, data, expires_at: null },
    current.version,
  );
  if (!changed)
    throw new KeysChanged('Another process changed the keys at the same moment. Look at them and try again.');
  const remaining = new Set(kept.signing.map(({ id }) => id));
  const removed = current.data.signing.map(({ id }) => id).filter((id) => !remaining.has(id));
  return { made: made.map(({ id }) => id), activates_at, removed };
}

export class KeysChanged extends Error {
  readonly code = 'keys_changed';
}
