import { randomUUID } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { API_SCOPES } from '../protocol/scopes.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client, EVERY_CLIENT, type InteractiveClient } from './client.ts';
import { ClientRefused } from './client-refused.ts';
import { newClientSecret } from './client-secret.ts';
import { requireRedirectUri } from './redirect-uri.ts';

interface CommonRegistration {
  /** Lower-case letters, digits and hyphens; a random one when none is given. */
  readonly client_id?: string;
  readonly name: string;
  readonly api_scopes?: readonly string[];
}

export interface InteractiveRegistration extends CommonRegistration {
  readonly type: 'confidential' | 'public';
  readonly redirect_uris: readonly string[];
  readonly post_logout_redirect_uris?: readonly string[];
  readonly backchannel_logout_uri?: string | null;
  readonly id_token_algorithm?: InteractiveClient['id_token_algorithm'];
}

export interface MachineRegistration extends CommonRegistration {
  readonly type: 'machine';
  readonly tenant_id: TenantId;
}

export type ClientRegistration = InteractiveRegistration | MachineRegistration;

export interface RegisteredClient {
  readonly client: Client;
  /** Shown once and kept nowhere; null for a public client. */
  readonly secret: string | null;
}

/** @throws ClientRefused */
export async function registerClient(
  store: AuthStore,
  registration: ClientRegistration,
  now: number,
): Promise<RegisteredClient> {
  const made = registration.type === 'public' ? null : newClientSecret();
  const client = clientOf(registration, registration.client_id ?? randomUUID(), made === null ? [] : [made.kept], now);
  const item = { id: client.client_id, data: client, references: EVERY_CLIENT, expires_at: null };
  if (!(await store.create(PLATFORM_WIDE, CLIENT, item)))
    throw new ClientRefused('client_exists', `There is a client ${client.client_id} already.`);
  return { client, secret: made?.secret ?? null };
}

/** The client that a registration describes. @throws ClientRefused when it describes none. */
export function clientOf(
  registration: ClientRegistration,
  client_id: string,
  secrets: Client['secrets'],
  registered_at: number,
): Client {
  const { name, api_scopes = [] } = registration;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(client_id))
    throw new ClientRefused(
      'client_id_malformed',
      'A client id is lower-case letters, digits and hyphens, at most 63.',
    );
  const unknown = api_scopes.find((scope) => !API_SCOPES.includes(scope));
  if (unknown !== undefined)
    throw new ClientRefused('scope_unknown', `There is no scope ${unknown}; there are ${API_SCOPES.join(', ')}.`);
  const common = { client_id, name, api_scopes, secrets, registered_at };
  if (registration.type === 'machine') return { ...common, type: 'machine', tenant_id: registration.tenant_id };
  const { type, redirect_uris, post_logout_redirect_uris = [], backchannel_logout_uri = null } = registration;
  if (redirect_uris.length === 0)
    throw new ClientRefused('redirect_uri_missing', 'A client that people sign in to needs at least one redirect URI.');
  for (const uri of [...redirect_uris, ...post_logout_redirect_uris, backchannel_logout_uri ?? []].flat())
    requireRedirectUri(uri);
  const { id_token_algorithm = 'RS256' } = registration;
  return { ...common, type, redirect_uris, post_logout_redirect_uris, backchannel_logout_uri, id_token_algorithm };
}
