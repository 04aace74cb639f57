import { type CredentialFacts, credentialsOf } from '../credentials/credential.ts';
import { codesLeft } from '../factors/lookup-codes/lookup-codes.ts';
import type { AuthStore } from '../store/auth-store.ts';

/** What a person signs in with, the newest first, without anything secret. */
export async function listCredentials(store: AuthStore, personId: string): Promise<CredentialFacts[]> {
  const credentials = await credentialsOf(store, personId);
  return Promise.all(
    credentials.map(async ({ id, data }) => ({
      id,
      type: data.type,
      vouched_by: data.vouched_by,
      added_at: new Date(data.added_at).toISOString(),
      must_change: data.type === 'password' && data.must_change,
      codes_left: data.type === 'lookup_codes' ? await codesLeft(store, id) : null,
    })),
  );
}
