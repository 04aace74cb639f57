import type { Adapter, AdapterPayload, Provider } from 'oidc-provider';
import { type ClientSecret, findClient } from '../clients/client.ts';
import { secretMatches } from '../clients/client-secret.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { metadataOf } from './client-metadata.ts';

/** A client that was changed or removed is served as before for at most as long, by every server. Milliseconds. */
const CACHE_MS = 1500;
const CACHED_AT_MOST = 1000;

/** Clients are asked for with every request and hardly ever change. */
export function clientAdapter(store: AuthStore): Adapter {
  const cache = new Map<string, { readonly metadata: AdapterPayload; readonly until: number }>();
  const find = async (id: string): Promise<AdapterPayload | undefined> => {
    const cached = cache.get(id);
    const now = performance.now();
    if (cached !== undefined && now < cached.until) return cached.metadata;
    cache.delete(id);
    const client = await findClient(store, id);
    if (client === undefined) return undefined;
    if (cache.size >= CACHED_AT_MOST) cache.clear();
    const metadata = namedBriefly(metadataOf(client), `${client.registration_id} ${client.changes}`);
    cache.set(id, { metadata, until: now + CACHE_MS });
    return metadata;
  };
  const refuse = (): Promise<never> =>
    Promise.reject(new Error('Clients are registered by command and by our own API.'));
  return {
    find,
    upsert: refuse,
    consume: refuse,
    destroy: refuse,
    findByUid: refuse,
    findByUserCode: refuse,
    revokeByGrantId: refuse,
  };
}

/** oidc-provider knows again a client that it has built by the JSON of its metadata, made for every request: this is as good. */
function namedBriefly(metadata: AdapterPayload, version: string): AdapterPayload {
  return Object.defineProperty(metadata, 'toJSON', { value: () => version });
}

/** Secrets are kept as hashes: compares what was presented with those that count. */
export function compareSecretHashes(provider: Provider, now: () => number): void {
  Object.defineProperty(provider.Client.prototype, 'compareClientSecret', {
    value(this: { readonly secrets: readonly ClientSecret[] }, presented: string): boolean {
      return secretMatches(presented, this.secrets, now());
    },
  });
}
