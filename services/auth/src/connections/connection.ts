import type { TenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { type AuthStore, type Item, type Kind, kindOf } from '../store/auth-store.ts';

/** An OpenID provider. */
export interface OidcSettings {
  readonly protocol: 'oidc';
  readonly issuer: string;
  readonly client_id: string;
  /** Sealed, with the connection's id as associated data; null until it is given. */
  readonly sealed_secret: string | null;
  readonly client_authentication: 'client_secret_basic' | 'client_secret_post';
  /** Asked for beside `openid`. */
  readonly scopes: readonly string[];
  /** By hand; null: what the issuer publishes (OpenID Connect Discovery 1.0 §4). */
  readonly endpoints: OidcEndpoints | null;
}

export interface OidcEndpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
}

/** A SAML 2.0 identity provider, as its metadata describe it. */
export interface SamlSettings {
  readonly protocol: 'saml';
  /** Null until metadata were read. */
  readonly metadata: SamlMetadata | null;
  /** Where the metadata are read again every hour; null: they were uploaded. */
  readonly metadata_address: string | null;
  /** When they were read last, milliseconds since 1970. */
  readonly metadata_read_at: number | null;
}

export interface SamlMetadata {
  readonly entity_id: string;
  /** Of the HTTP-Redirect binding. */
  readonly sign_in_address: string;
  /** DER in base64. All count: while one takes over from another there are two. */
  readonly certificates: readonly string[];
  /** RFC 3339; null: for good. */
  readonly valid_until: string | null;
}

/** Which attribute says what of a user: names of claims, or of SAML attributes; null: none does. */
export interface Mapping {
  /** What somebody is known by for ever; null: `sub`, or the NameID. */
  readonly subject: string | null;
  readonly login_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

export type ConnectionStatus = 'draft' | 'tested' | 'active' | 'suspended';

/** How a customer's own people sign in with what their company has already. Lies in the tenant's scope. */
export interface Connection {
  readonly tenant_id: TenantId;
  readonly connection_id: string;
  readonly name: string;
  readonly status: ConnectionStatus;
  readonly settings: OidcSettings | SamlSettings;
  readonly mapping: Mapping;
  /** Values of `acr`, `amr` or AuthnContextClassRef that say that two types of factors were used. Without one it is one. */
  readonly trusted_mfa: readonly string[];
  /** Whose word it takes to know somebody who is a user already: an administrator's or their own, or the login id's domain. */
  readonly linking: 'by_person' | 'by_login_id';
  /** Whether somebody unknown becomes a user. */
  readonly create_users: boolean;
  /** What arrived in the test that made it `tested`; null before. */
  readonly tested_at: number | null;
  /** How many changes of it were recorded, from 1. */
  readonly changes: number;
}

export const CONNECTION: Kind<Connection> = kindOf<Connection>('connection');
/** All of a tenant are found by this `alternate`. */
export const EVERY_CONNECTION = 'every';

export async function findConnection(
  store: AuthStore,
  tenant: TenantId,
  id: string,
): Promise<Item<Connection> | undefined> {
  return store.get(tenant, CONNECTION, id);
}

/** The connection, if people sign in by it now. */
export async function activeConnection(
  store: AuthStore,
  tenant: TenantId,
  id: string,
): Promise<Connection | undefined> {
  const data = (await findConnection(store, tenant, id))?.data;
  return data?.status === 'active' ? data : undefined;
}

/** @throws CommandRefused `not_found` */
export async function theConnection(store: AuthStore, tenant: TenantId, id: string): Promise<Connection> {
  const found = await findConnection(store, tenant, id);
  if (found === undefined) throw new CommandRefused('not_found', 'There is no such connection here.');
  return found.data;
}

/** The newest last: ids are UUIDv7. */
export async function connectionsOf(store: AuthStore, tenant: TenantId): Promise<Connection[]> {
  const found = await store.query(tenant, CONNECTION, 'alternate', EVERY_CONNECTION);
  return found.map(({ data }) => data).sort((one, other) => (one.connection_id < other.connection_id ? -1 : 1));
}

/** What the identity provider calls itself; null while nobody has said so. */
export function issuerOf({ settings }: Pick<Connection, 'settings'>): string | null {
  return settings.protocol === 'oidc' ? settings.issuer : (settings.metadata?.entity_id ?? null);
}
