import type { Envelope } from '@kiban/key-encryption';
import type { Logger } from '@kiban/telemetry';
import type { AuthStore } from '../store/auth-store.ts';
import { type KeyRing, openKeyRing } from './key-ring.ts';
import { readKeySet } from './key-set.ts';

export interface WatchedKeys {
  /** The keys to use now. */
  readonly current: () => KeyRing;
  /** When the store last answered, milliseconds since 1970: the keys are known as of then. */
  readonly seenAt: () => number;
  close(): void;
}

export interface WatchOptions {
  readonly store: AuthStore;
  readonly envelope: Envelope;
  readonly logger: Logger;
  /** Called with the new ring whenever it differs from the one before; not for the first. */
  readonly onChange: (ring: KeyRing) => void;
  /** Seconds since 1970. */
  readonly now: () => number;
  readonly pollMs?: number;
}

/**
 * Opens the keys and looks again every two seconds: for keys that were made and for moments at which one begins to sign.
 * While the store does not answer the keys stay as they are, so that a rotation never stops a server.
 */
export async function watchKeys(options: WatchOptions): Promise<WatchedKeys> {
  const { store, envelope, logger, onChange, now, pollMs = 2000 } = options;
  const opened = new Map<string, string>();
  const look = async (): Promise<KeyRing> => {
    const set = await readKeySet(store);
    if (set === undefined) throw new Error('The auth store holds no keys: it was emptied while this server ran.');
    return openKeyRing(set.data, envelope, now(), opened);
  };
  let ring = await look();
  let seen = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const again = async (): Promise<void> => {
    try {
      const next = await look();
      seen = Date.now();
      if (next.fingerprint !== ring.fingerprint && !closed) {
        ring = next;
        onChange(next);
        logger.info('keys changed', { signing_keys: next.signing.map(({ kid }) => kid) });
      }
    } catch (error) {
      logger.warn('the keys could not be looked at; the ones known stay in use', { error });
    }
    plan();
  };
  const plan = (): void => {
    if (!closed) timer = setTimeout(() => void again(), pollMs).unref();
  };
  plan();
  return {
    current: () => ring,
    seenAt: () => seen,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
