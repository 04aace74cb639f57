import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** A client secret as it is kept. */
export interface ClientSecret {
  /** SHA-256, base64url: the secret itself is 256 random bits, so that a slow hash would add nothing. */
  readonly hash: string;
  /** Seconds since 1970; null: until it is replaced. */
  readonly expires_at: number | null;
}

interface Common {
  readonly client_id: string;
  readonly name: string;
  /** Scopes of our APIs that it may ask for: `directory:read`, `asset:write`. */
  readonly api_scopes: readonly string[];
  /** The current one first. Empty for a public client. */
  readonly secrets: readonly ClientSecret[];
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
}

/** A program that acts for itself in one tenant, by client credentials. */
export interface MachineClient extends Common {
  readonly type: 'machine';
  readonly tenant_id: TenantId;
}

export type Client = InteractiveClient | MachineClient;

export const CLIENT = kindOf<Client>('client');
/** The reference that all clients have, to list them by. */
export const EVERY_CLIENT = { alternate: 'client' } as const;

export async function findClient(store: AuthStore, clientId: string): Promise<Client | undefined> {
  return (await store.get(PLATFORM_WIDE, CLIENT, clientId))?.data;
}

export async function listClients(store: AuthStore): Promise<Client[]> {
  const found = await store.query(PLATFORM_WIDE, CLIENT, 'alternate', EVERY_CLIENT.alternate);
  return found.map(({ data }) => data).sort((one, other) => (one.client_id < other.client_id ? -1 : 1));
}
