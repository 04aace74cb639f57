import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT } from './client.ts';
import { ClientRefused } from './client-refused.ts';

/** Removes a client. What it was granted cannot be used any more: its tokens are refreshed by nobody else. @throws ClientRefused */
export async function removeClient(store: AuthStore, clientId: string): Promise<void> {
  if ((await store.take(PLATFORM_WIDE, CLIENT, clientId)) === undefined)
    throw new ClientRefused('client_unknown', `There is no client ${clientId}.`);
}
