import { revokeClient } from '../sessions/revoke-client.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client } from './client.ts';
import { ClientRefused } from './client-refused.ts';

/**
 * Removes a client. What it was granted ends: refresh tokens, since nobody else uses them, and access tokens wherever revocations
 * are followed. `at`: milliseconds since 1970.
 *
 * @throws ClientRefused client_unknown
 */
export async function removeClient(
  store: AuthStore,
  clientId: string,
  { at, recorded }: { readonly at: number; readonly recorded?: (client: Client) => Promise<void> },
): Promise<void> {
  const unknown = new ClientRefused('client_unknown', `There is no client ${clientId}.`);
  const found = await store.get(PLATFORM_WIDE, CLIENT, clientId);
  if (found === undefined) throw unknown;
  await recorded?.({ ...found.data, changes: found.data.changes + 1 });
  if ((await store.take(PLATFORM_WIDE, CLIENT, clientId)) === undefined) throw unknown;
  await revokeClient(store, { client_id: clientId, tenant_id: null }, at);
}
