import { join } from 'node:path';
import { type AuthStore, ensureKeys, openPostgresqlStore } from '@kiban/auth';
import { type Envelope, envelopeOf, type KeyEncryption, keysOfFile, localKeyEncryption } from '@kiban/key-encryption';
import type { Config } from './config.ts';
import { type Platform, withPlatform } from './platform.ts';

/** What sign-in keeps, reached by whoever runs commands on this installation. */
export interface Identity {
  readonly store: AuthStore;
  /** Opens and seals the secrets in it. */
  readonly envelope: Envelope;
}

const CONNECTIONS = 2;

/** The key-encryption keys of this installation: they lie beside the passwords of the database roles. */
export function keyEncryptionAt(home: string): KeyEncryption {
  return localKeyEncryption(keysOfFile(join(home, 'credentials/key-encryption-key')));
}

/** The envelope of this installation. */
export function envelopeAt(home: string): Envelope {
  return envelopeOf(keyEncryptionAt(home));
}

/** Opens platform and auth store for one piece of work. */
export async function withIdentity<T>(
  config: Config,
  work: (identity: Identity, platform: Platform) => Promise<T>,
): Promise<T> {
  return withPlatform(config, async (platform) => {
    const store = openPostgresqlStore({ url: platform.server.urlOf('kiban_auth'), connections: CONNECTIONS });
    try {
      const envelope = envelopeAt(config.home);
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
