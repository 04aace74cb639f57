import { type AuthStore, ensureKeys, openAuthStore } from '@kiban/auth';
import { type Envelope, envelopeOf, openKeyEncryption } from '@kiban/key-encryption';
import { authStorePlace } from './auth-store.ts';
import type { Config } from './config.ts';
import { type Platform, withPlatform } from './platform.ts';

/** What sign-in keeps, reached by whoever runs commands on this installation. */
export interface Identity {
  readonly store: AuthStore;
  /** Opens and seals the secrets in it. */
  readonly envelope: Envelope;
}

const CONNECTIONS = 2;

/** The envelope of this installation. */
export function envelopeFor(config: Config): Envelope {
  return envelopeOf(openKeyEncryption(config.keyEncryptionUrl));
}

/** Opens platform and auth store for one piece of work. */
export async function withIdentity<T>(
  config: Config,
  work: (identity: Identity, platform: Platform) => Promise<T>,
): Promise<T> {
  return withPlatform(config, async (platform) => {
    const place = await authStorePlace(config, platform.server);
    await place.prepare();
    const store = await openAuthStore(place.url, { connections: CONNECTIONS });
    try {
      const envelope = envelopeFor(config);
      await ensureKeys(store, envelope, secondsSince1970());
      return await work({ store, envelope }, platform);
    } finally {
      await store.close();
    }
  });
}

export function secondsSince1970(): number {
  return Math.floor(Date.now() / 1000);
}
