import type { TenantId } from '@kiban/postgres';
import type { JWK } from 'jose';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE, type References } from '../store/auth-store.ts';

/** A client secret as it is kept. */
export interface ClientSecret {
  /** SHA-256, base64url: the secret itself is 256 random bits, so that a slow hash would add nothing. */
  readonly hash: string;
  /** Seconds since 1970; null: until it is replaced. */
  readonly expires_at: number | null;
}

/**
 * How a client says who it is: a secret in HTTP Basic or the body (RFC 6749 §2.3.1), a signed assertion (RFC 7523 §2.2), a
 * certificate whose key is registered (RFC 8705 §2.2), or not at all.
 */
export type ClientAuthentication = 'client_secret_basic' | 'private_key_jwt' | 'self_signed_tls_client_auth' | 'none';

/** Public keys of a client: as they are, or where they are published. */
export type ClientKeys = { readonly jwks: { readonly keys: readonly JWK[] } } | { readonly jwks_uri: string };

interface Common {
  readonly client_id: string;
  /** UUID; the aggregate of its events. An id whose client was removed may be registered anew. */
  readonly registration_id: string;
  /** How often it was changed, its registration included; the version of its latest event. */
  readonly changes: number;
  readonly name: string;
  /** Scopes of our APIs that it may ask for: `directory:read`, `asset:write`. */
  readonly api_scopes: readonly string[];
  readonly authentication: ClientAuthentication;
  /** Of those that authenticate by a secret: the current one first. */
  readonly secrets: readonly ClientSecret[];
  /** Of those that authenticate by a key; null: none. */
  readonly keys: ClientKeys | null;
  /** What its access tokens are bound to: nothing, a key that it proves (RFC 9449), its certificate (RFC 8705 §3). */
  readonly token_binding: 'none' | 'dpop' | 'certificate';
  /** `fapi2`: held to the FAPI 2.0 Security Profile. */
  readonly profile: 'standard' | 'fapi2';
  /** Whether it may exchange tokens (RFC 8693). */
  readonly token_exchange: boolean;
  /** Resource indicator (RFC 8707) of the API that this client is itself; it may introspect tokens for it. */
  readonly audience: string | null;
  /** Audiences of other clients that it may ask tokens for. */
  readonly resources: readonly string[];
  /** Seconds since 1970. */
  readonly registered_at: number;
}

/** A product that people sign in to. The operator registered it, so that nobody is asked for consent. */
export interface InteractiveClient extends Common {
  readonly type: 'confidential' | 'public';
  /** Compared exactly, character by character (RFC 9700 §2.1). */
  readonly redirect_uris: readonly string[];
  readonly post_logout_redirect_uris: readonly string[];
  /** Told when a session ends (OpenID Connect Back-Channel Logout 1.0); null: it is not. */
  readonly backchannel_logout_uri: string | null;
  readonly id_token_algorithm: 'RS256' | 'ES256';
  /** Whether people may sign in to it on another device (RFC 8628). */
  readonly device_flow: boolean;
  /** Code of the product in the catalogue whose licence people need; null: the client's id is the code, if any is. */
  readonly product: string | null;
}

/** A program that acts for itself in one tenant, by client credentials. */
export interface MachineClient extends Common {
  readonly type: 'machine';
  readonly tenant_id: TenantId;
}

export type Client = InteractiveClient | MachineClient;

export const CLIENT = kindOf<Client>('client');
const EVERY_CLIENT = 'client';

/** What clients are found by: all of them together, and each by its registration (`grant`). */
export function clientReferences({ registration_id }: Client): References {
  return { alternate: EVERY_CLIENT, grant: registration_id };
}

/** The client that an item holds, beside the names of the records that tell of it. */
export function clientIn({ data }: Pick<Item<Client & { readonly told?: readonly string[] }>, 'data'>): Client {
  const { told: _, ...client } = data;
  return client;
}

export async function findClient(store: AuthStore, clientId: string): Promise<Client | undefined> {
  const found = await store.get(PLATFORM_WIDE, CLIENT, clientId);
  return found === undefined ? undefined : clientIn(found);
}

export async function listClients(store: AuthStore): Promise<Client[]> {
  const found = await store.query(PLATFORM_WIDE, CLIENT, 'alternate', EVERY_CLIENT);
  return found.map(clientIn).sort((one, other) => (one.client_id < other.client_id ? -1 : 1));
}
