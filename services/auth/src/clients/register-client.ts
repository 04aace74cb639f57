import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { API_SCOPES } from '../protocol/scopes.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { CLIENT, type Client, clientReferences, type InteractiveClient, type MachineClient } from './client.ts';
import { requireKeys } from './client-keys.ts';
import { requireProfile } from './client-profile.ts';
import { ClientRefused } from './client-refused.ts';
import { newClientSecret } from './client-secret.ts';
import type { RecordOf } from './record-client.ts';
import { requireAudience, requireRedirectUri } from './redirect-uri.ts';

type Kept = 'client_id' | 'registration_id' | 'changes' | 'secrets' | 'registered_at';

interface Named {
  /** Lower-case letters, digits and hyphens; a random one when none is given. */
  readonly client_id?: string;
  readonly name: string;
}

type Chosen<Of extends Client> = Named & Partial<Omit<Of, Kept | 'type' | 'name'>>;

export type InteractiveRegistration = Chosen<InteractiveClient> & {
  readonly type: InteractiveClient['type'];
  readonly redirect_uris: readonly string[];
};

export type MachineRegistration = Chosen<MachineClient> & {
  readonly type: 'machine';
  readonly tenant_id: TenantId;
};

export type ClientRegistration = InteractiveRegistration | MachineRegistration;

export interface RegisteredClient {
  readonly client: Client;
  /** Shown once and kept nowhere; null for a client that has none. */
  readonly secret: string | null;
}

interface RegistrationOptions {
  /** UUID; a new one unless given. */
  readonly registration_id?: string;
  /** Throws what may not be registered by whoever asks. */
  readonly allow?: (client: Client) => void;
  readonly recordOf?: RecordOf;
}

/** @throws ClientRefused */
export async function registerClient(
  store: AuthStore,
  registration: ClientRegistration,
  now: number,
  { registration_id = randomUUIDv7(), allow, recordOf }: RegistrationOptions = {},
): Promise<RegisteredClient> {
  const described = describedBy(registration);
  const made = described.authentication === 'client_secret_basic' ? newClientSecret() : null;
  const kept = {
    ...{ client_id: registration.client_id ?? randomUUID(), registration_id, changes: 1 },
    ...{ secrets: made === null ? [] : [made.kept], registered_at: now },
  };
  const client = { ...described, ...kept } as Client;
  requireClient(client);
  allow?.(client);
  await changeRecorded(store, PLATFORM_WIDE, CLIENT, client.client_id, (current) => {
    if (current !== undefined)
      throw new ClientRefused('client_exists', `There is a client ${client.client_id} already.`, 'client_id');
    const records = recordOf === undefined ? [] : [recordOf(client)];
    return { data: client, references: clientReferences(client), expires_at: null, records };
  });
  return { client, secret: made?.secret ?? null };
}

/** Everything that a registration says of a client, with what is usual for the rest. */
export function describedBy(
  registration: ClientRegistration,
): Omit<InteractiveClient, Kept> | Omit<MachineClient, Kept> {
  const usual = registration.type === 'public' ? ('none' as const) : ('client_secret_basic' as const);
  const { name, api_scopes = [], authentication = usual, keys = null, token_binding = 'none' } = registration;
  const { profile = 'standard', token_exchange = false, audience = null, resources = [] } = registration;
  const common = {
    ...{ name, api_scopes, authentication, keys, token_binding, profile, token_exchange, audience, resources },
  };
  if (registration.type === 'machine') return { ...common, type: 'machine', tenant_id: registration.tenant_id };
  const { type, redirect_uris, post_logout_redirect_uris = [], backchannel_logout_uri = null } = registration;
  const {
    id_token_algorithm = profile === 'fapi2' ? 'ES256' : 'RS256',
    device_flow = false,
    product = null,
  } = registration;
  return {
    ...{ ...common, type, redirect_uris, post_logout_redirect_uris, backchannel_logout_uri },
    ...{ id_token_algorithm, device_flow, product },
  };
}

/** @throws ClientRefused when there cannot be such a client. */
export function requireClient(client: Client): void {
  const { client_id, api_scopes, authentication, keys, audience, resources, token_exchange } = client;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(client_id))
    throw new ClientRefused(
      'client_id_malformed',
      'A client id is lower-case letters, digits and hyphens, at most 63.',
      'client_id',
    );
  const unknown = api_scopes.find((scope) => !API_SCOPES.includes(scope));
  if (unknown !== undefined)
    throw new ClientRefused(
      'scope_unknown',
      `There is no scope ${unknown}; there are ${API_SCOPES.join(', ')}.`,
      'api_scopes',
    );
  if ((authentication === 'none') !== (client.type === 'public'))
    throw new ClientRefused(
      'binding_unfit',
      'A public client, and no other, authenticates by nothing.',
      'authentication',
    );
  if (authentication === 'none' && token_exchange)
    throw new ClientRefused(
      'binding_unfit',
      'A client that exchanges tokens authenticates: otherwise whoever finds a token exchanges it.',
      'token_exchange',
    );
  requireKeys(keys, authentication);
  requireProfile(client);
  if (audience !== null) requireAudience(audience, 'audience');
  for (const resource of resources) requireAudience(resource, 'resources');
  if (client.type !== 'machine') requireAddresses(client);
}

function requireAddresses(client: InteractiveClient): void {
  const { redirect_uris, post_logout_redirect_uris, backchannel_logout_uri, device_flow } = client;
  if (redirect_uris.length === 0 && !device_flow)
    throw new ClientRefused(
      'redirect_uri_missing',
      'A client that people sign in to needs at least one redirect URI, or signs them in on another device.',
      'redirect_uris',
    );
  for (const uri of redirect_uris) requireRedirectUri(uri, 'redirect_uris');
  for (const uri of post_logout_redirect_uris) requireRedirectUri(uri, 'post_logout_redirect_uris');
  if (backchannel_logout_uri !== null) requireRedirectUri(backchannel_logout_uri, 'backchannel_logout_uri');
}
