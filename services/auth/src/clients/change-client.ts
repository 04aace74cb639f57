import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client } from './client.ts';
import { ClientRefused } from './client-refused.ts';
import { requireClient } from './register-client.ts';

/**
 * Changes a client; its type and its tenant stay, which tokens that are out say. Servers know it within seconds.
 *
 * @param expected how often the client had been changed when whoever asks last saw it; null: whatever it is now.
 * @throws ClientRefused client_unknown, client_changed, and whatever a registration is refused for.
 */
export async function changeClient(
  store: AuthStore,
  clientId: string,
  { expected, decide }: { readonly expected: number | null; readonly decide: (client: Client) => Client },
  recorded?: (client: Client) => Promise<void>,
): Promise<Client> {
  const found = await store.get(PLATFORM_WIDE, CLIENT, clientId);
  if (found === undefined) throw new ClientRefused('client_unknown', `There is no client ${clientId}.`);
  const changed = new ClientRefused('client_changed', `${clientId} was changed at the same moment. Try again.`);
  if (expected !== null && found.data.changes !== expected) throw changed;
  const client: Client = { ...decide(found.data), changes: found.data.changes + 1 };
  requireClient(client);
  await recorded?.(client);
  const { id, references, expires_at, version } = found;
  if (!(await store.replace(PLATFORM_WIDE, CLIENT, { id, references, expires_at, data: client }, version)))
    throw changed;
  return client;
}
