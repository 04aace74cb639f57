import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT } from './client.ts';
import { ClientRefused } from './client-refused.ts';
import { newClientSecret } from './client-secret.ts';

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
  options: { readonly now: number; readonly keep_previous_seconds?: number },
): Promise<string> {
  const { now, keep_previous_seconds = 0 } = options;
  const found = await store.get(PLATFORM_WIDE, CLIENT, clientId);
  if (found === undefined) throw new ClientRefused('client_unknown', `There is no client ${clientId}.`);
  const [previous] = found.data.secrets;
  if (previous === undefined)
    throw new ClientRefused('client_without_secret', `${clientId} is a public client and has no secret.`);
  const { secret, kept } = newClientSecret();
  const still = keep_previous_seconds > 0 ? [{ ...previous, expires_at: now + keep_previous_seconds }] : [];
  const { id, references, expires_at, version } = found;
  const item = { id, references, expires_at, data: { ...found.data, secrets: [kept, ...still] } };
  if (!(await store.replace(PLATFORM_WIDE, CLIENT, item, version)))
    throw new ClientRefused('client_changed', `${clientId} was changed at the same moment. Try again.`);
  return secret;
}
