import { takeRecorded } from '../records/recorded-change.ts';
import { revokeClient } from '../sessions/revoke-client.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client, clientIn } from './client.ts';
import { ClientRefused } from './client-refused.ts';
import type { RecordOf } from './record-client.ts';

/**
 * Removes a client. What it was granted ends: refresh tokens, since nobody else uses them, and access tokens wherever revocations
 * are followed. `at`: milliseconds since 1970.
 *
 * @throws ClientRefused client_unknown
 */
export async function removeClient(
  store: AuthStore,
  clientId: string,
  { at, recordOf }: { readonly at: number; readonly recordOf?: RecordOf },
): Promise<void> {
  const taken =
    recordOf === undefined
      ? await store.take(PLATFORM_WIDE, CLIENT, clientId)
      : await takeRecorded(store, PLATFORM_WIDE, CLIENT, clientId, (data) => recordOf(removed(data)));
  if (taken === undefined) throw new ClientRefused('client_unknown', `There is no client ${clientId}.`);
  await revokeClient(store, { client_id: clientId, tenant_id: null }, at);
}

function removed(data: Client): Client {
  const client = clientIn({ data });
  return { ...client, changes: client.changes + 1 };
}
