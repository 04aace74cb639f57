import type { Envelope } from '@kiban/key-encryption';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { KEY_SET, KEY_SET_ID, readKeySet, SIGNING_ALGORITHMS } from './key-set.ts';
import { makeMasterSecret, makeSigningKey } from './make-keys.ts';

/** Makes the first keys. Of any number of processes that start at once, the keys of one are everybody's. */
export async function ensureKeys(store: AuthStore, envelope: Envelope, now: number): Promise<void> {
  if ((await readKeySet(store)) !== undefined) return;
  const signing = await Promise.all(SIGNING_ALGORITHMS.map((algorithm) => makeSigningKey(envelope, algorithm, now)));
  const secrets = [await makeMasterSecret(envelope, now)];
  await store.create(PLATFORM_WIDE, KEY_SET, { id: KEY_SET_ID, data: { signing, secrets }, expires_at: null });
}
