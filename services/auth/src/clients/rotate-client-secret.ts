import type { AuthStore } from '../store/auth-store.ts';
import { changeClient } from './change-client.ts';
import type { Client } from './client.ts';
import { ClientRefused } from './client-refused.ts';
import { newClientSecret } from './client-secret.ts';
import type { RecordOf } from './record-client.ts';

/**
 * Gives a client a new secret. The one before is accepted for as long as it takes to bring the new one to the client:
 * not at all, unless said.
 *
 * @returns the new secret, shown once and kept nowhere.
 * @throws ClientRefused
 */
export async function rotateClientSecret(
  store: AuthStore,
  clientId: string,
  options: { readonly now: number; readonly keep_previous_seconds?: number; readonly expected?: number | null },
  recordOf?: RecordOf,
): Promise<string> {
  const { now, keep_previous_seconds = 0, expected = null } = options;
  const { secret, kept } = newClientSecret();
  const decide = (client: Client): Client => {
    const [previous] = client.secrets;
    if (previous === undefined)
      throw new ClientRefused('client_without_secret', `${clientId} authenticates without a secret.`);
    const still = keep_previous_seconds > 0 ? [{ ...previous, expires_at: now + keep_previous_seconds }] : [];
    return { ...client, secrets: [kept, ...still] };
  };
  await changeClient(store, clientId, { expected, decide }, recordOf);
  return secret;
}
