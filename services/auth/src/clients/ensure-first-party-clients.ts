import { isDeepStrictEqual } from 'node:util';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, EVERY_CLIENT, type InteractiveClient } from './client.ts';
import { keptSecret } from './client-secret.ts';
import { clientOf, type InteractiveRegistration } from './register-client.ts';

/** A client of the platform's own, whose secret its operator's installation keeps beside the others (`secret`: 256 bits). */
export interface FirstPartyClient extends InteractiveRegistration {
  readonly client_id: string;
  readonly secret: string;
}

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
    const current = (await store.get(PLATFORM_WIDE, CLIENT, id))?.data;
    const wanted = clientOf(registration, id, [keptSecret(secret)], current?.registered_at ?? now) as InteractiveClient;
    if (isDeepStrictEqual(current, wanted)) continue;
    await store.put(PLATFORM_WIDE, CLIENT, { id, data: wanted, references: EVERY_CLIENT, expires_at: null });
  }
}
