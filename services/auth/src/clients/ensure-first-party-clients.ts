import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client, clientReferences, findClient } from './client.ts';
import { keptSecret } from './client-secret.ts';
import { describedBy, type InteractiveRegistration, requireClient } from './register-client.ts';

/**
 * A client of the platform's own, whose secret its operator's installation keeps beside the others (`secret`: 256 bits); null of a
 * public one.
 */
export type FirstPartyClient = InteractiveRegistration & {
  readonly client_id: string;
  readonly secret: string | null;
};

/**
 * Registers the platform's own clients, or brings them to what they are to be: their addresses and secrets come from the
 * configuration of this start. Of several processes that start at once the last writes what all of them would.
 */
export async function ensureFirstPartyClients(
  store: AuthStore,
  clients: readonly FirstPartyClient[],
  now: number,
): Promise<void> {
  for (const { secret, ...registration } of clients) {
    const id = registration.client_id;
    const current = await findClient(store, id);
    const { registration_id, changes, registered_at } = current ?? {
      ...{ registration_id: randomUUIDv7(), changes: 1, registered_at: now },
    };
    const kept = {
      client_id: id,
      registration_id,
      changes,
      registered_at,
      secrets: secret === null ? [] : [keptSecret(secret)],
    };
    const wanted = { ...describedBy(registration), ...kept } as Client;
    requireClient(wanted);
    if (isDeepStrictEqual(current, wanted)) continue;
    const data = current === undefined ? wanted : { ...wanted, changes: changes + 1 };
    await store.put(PLATFORM_WIDE, CLIENT, { id, data, references: clientReferences(wanted), expires_at: null });
  }
}
