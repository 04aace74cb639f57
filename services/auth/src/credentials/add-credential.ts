import { randomUUIDv7 } from 'node:crypto';
import { type CredentialAct, credentialRecord } from '../records/credentials.ts';
import { keepRecord } from '../records/record.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CREDENTIAL, type Credential } from './credential.ts';

/** Recorded before it counts. @returns the id of the new credential. */
export async function addCredential(
  store: AuthStore,
  credential: Credential,
  act: CredentialAct,
  id: string = randomUUIDv7(),
): Promise<string> {
  await keepRecord(store, credentialRecord(id, credential, 'credential.added', act));
  const references = { person: credential.person_id };
  await store.create(PLATFORM_WIDE, CREDENTIAL, { id, data: credential, references, expires_at: null });
  return id;
}
