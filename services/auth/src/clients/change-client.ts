import { changeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client, clientIn } from './client.ts';
import { ClientRefused } from './client-refused.ts';
import type { RecordOf } from './record-client.ts';
import { requireClient } from './register-client.ts';

interface ClientChange {
  /** How often the client had been changed when whoever asks last saw it; null: whatever it is now. */
  readonly expected: number | null;
  readonly decide: (client: Client) => Client;
  /** Throws what it may not be changed to by whoever asks. */
  readonly allow?: (client: Client) => void;
}

/**
 * Changes a client; its type and its tenant stay, which tokens that are out say. Servers know it within seconds.
 *
 * @throws ClientRefused client_unknown, client_changed, and whatever a registration is refused for.
 */
export async function changeClient(
  store: AuthStore,
  clientId: string,
  { expected, decide, allow }: ClientChange,
  recordOf?: RecordOf,
): Promise<Client> {
  const written = await changeRecorded(store, PLATFORM_WIDE, CLIENT, clientId, (current) => {
    if (current === undefined) throw new ClientRefused('client_unknown', `There is no client ${clientId}.`);
    const known = clientIn(current);
    if (expected !== null && known.changes !== expected)
      throw new ClientRefused('client_changed', `${clientId} was changed at the same moment. Try again.`);
    const client: Client = { ...decide(known), changes: known.changes + 1 };
    requireClient(client);
    allow?.(client);
    return { ...current, data: client, records: recordOf === undefined ? [] : [recordOf(client)] };
  });
  if (written === undefined) throw new Error(`${clientId} was not changed.`);
  return written.data;
}
