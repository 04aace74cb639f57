import { randomUUIDv7 } from 'node:crypto';
import { type CredentialAct, credentialRecord } from '../records/credentials.ts';
import { keepRecord } from '../records/record.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CREDENTIAL, type Credential } from './credential.ts';

/** Recorded before it counts. @returns the id of the new credential. */
export async function addCredential(store: AuthStore, credential: Credential, act: CredentialAct): Promise<string> {
  const id = randomUUIDv7();
  await addCredentialOnce(store, id, credential, act);
  return id;
}

/**
 * The same under an id that was chosen before, for what may be asked twice: an answer that was sent again.
 *
 * @param alternate what else it is found by.
 * @returns whether it was added now; false when it was there.
 */
export async function addCredentialOnce(
  store: AuthStore,
  id: string,
  credential: Credential,
  act: CredentialAct,
  alternate?: string,
): Promise<boolean> {
  if ((await store.get(PLATFORM_WIDE, CREDENTIAL, id)) !== undefined) return false;
  // of two at once each keeps the same event
  await keepRecord(store, { ...credentialRecord(id, credential, 'credential.added', act), id });
  const references = { person: credential.person_id, ...(alternate === undefined ? {} : { alternate }) };
  return store.create(PLATFORM_WIDE, CREDENTIAL, { id, data: credential, references, expires_at: null });
}
