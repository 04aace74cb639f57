import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { CommandRefused } from '@kiban/service';
import { domainOf, provenDomain } from '../../domains/domain.ts';
import { findUser, findUserByLoginId, type LoginUser } from '../../login-view/login-view.ts';
import type { NewRecord } from '../../records/record.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { Assertion } from '../assertion.ts';
import { type Connection, issuerOf } from '../connection.ts';
import { findIdentity, type Identity, identitiesOf, type LinkAct, linkIdentity, type Subject } from './identity.ts';

/** Whom an assertion is about. */
export type KnownAs =
  | { readonly kind: 'user'; readonly user: LoginUser }
  /** The directory has been told and has not made the user yet. */
  | { readonly kind: 'preparing' }
  /** Nobody is known by this. Who is a user already can say so by signing in with what they have. */
  | { readonly kind: 'unknown' }
  /** The login id is somebody's who is known to the provider as another: an address that was given out again. */
  | { readonly kind: 'contradictory' };

/**
 * Who it is that an identity provider speaks of: whoever is linked to the subject. Nobody is taken for somebody by a mail
 * address. Where the connection says so, a login id of a domain that is proven, and given to this connection, links once.
 */
export async function userOf(
  store: AuthStore,
  connection: Connection,
  assertion: Assertion,
  { at, request_id }: Pick<LinkAct, 'at' | 'request_id'>,
): Promise<KnownAs> {
  const { tenant_id, connection_id, linking, create_users } = connection;
  const act: LinkAct = { actor: { kind: 'service', id: 'auth' }, reason: null, request_id, at };
  const { issuer, subject } = assertion;
  const said = { tenant_id, connection_id, issuer, subject };
  const linked = await findIdentity(store, tenant_id, said);
  if (linked !== undefined) return ofIdentity(store, linked);
  const mapped = mappedOf(connection, assertion);
  if (linking === 'by_login_id' && mapped.login_id !== null) {
    const user = await findUserByLoginId(store, tenant_id, mapped.login_id);
    if (user !== undefined && (await speaksFor(store, connection, mapped.login_id))) {
      const identity = newIdentity(said, user, 'login_id', at);
      return (await linkOnly(store, identity, act)) ? { kind: 'user', user } : { kind: 'contradictory' };
    }
  }
  if (!create_users || mapped.name === null) return { kind: 'unknown' };
  const made = { user_id: randomUUIDv7(), person_id: randomUUID() };
  const identity = newIdentity(said, made, 'first_sign_in', at);
  await linkIdentity(store, identity, act, [userRequest(identity, mapped, act)]);
  return { kind: 'preparing' };
}

/**
 * Somebody of a connection's provider as it is now.
 *
 * @throws CommandRefused `connection_incomplete` while nobody has said which provider it is.
 */
export function subjectAt(connection: Connection, subject: string): Subject & Pick<Identity, 'tenant_id'> {
  const { tenant_id, connection_id } = connection;
  const issuer = issuerOf(connection);
  if (issuer === null) throw new CommandRefused('connection_incomplete', 'The connection has no metadata yet.');
  return { tenant_id, connection_id, issuer, subject };
}

/** That somebody of a provider is a user here; it counts once it is kept. */
export function newIdentity(
  { tenant_id, connection_id, issuer, subject }: Subject & Pick<Identity, 'tenant_id'>,
  { user_id, person_id }: Pick<LoginUser, 'user_id' | 'person_id'>,
  linked_by: Identity['linked_by'],
  linked_at: number,
): Identity {
  const known = { identity_id: randomUUIDv7(), tenant_id, connection_id, issuer, subject };
  return { ...known, user_id, person_id, linked_by, linked_at };
}

/** Links unless the user is known to the provider as somebody else already. */
export async function linkOnly(store: AuthStore, identity: Identity, act: LinkAct): Promise<boolean> {
  const links = await identitiesOf(store, identity.tenant_id, identity.person_id);
  const { connection_id, issuer, subject } = identity;
  const others = links.filter(({ data }) => data.connection_id === connection_id && data.issuer === issuer);
  if (others.some(({ data }) => data.subject !== subject)) return false;
  return linkIdentity(store, identity, act);
}

async function ofIdentity(store: AuthStore, { tenant_id, user_id }: Identity): Promise<KnownAs> {
  const user = await findUser(store, tenant_id, user_id);
  return user === undefined ? { kind: 'preparing' } : { kind: 'user', user };
}

/** Whether the provider's word counts for a login id: its domain is the tenant's, and this connection's. */
async function speaksFor(
  store: AuthStore,
  { tenant_id, connection_id }: Connection,
  loginId: string,
): Promise<boolean> {
  const domain = domainOf(loginId);
  const proven = domain === undefined ? undefined : await provenDomain(store, domain);
  return proven?.tenant_id === tenant_id && proven.connection_id === connection_id;
}

interface Mapped {
  readonly login_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

export function mappedOf({ mapping }: Pick<Connection, 'mapping'>, { attributes }: Assertion): Mapped {
  const of = (name: string | null): string | null => (name === null ? null : attributes[name]?.trim() || null);
  return { login_id: of(mapping.login_id), name: of(mapping.name), email: of(mapping.email) };
}

/** Tells the directory, which makes users, that there is to be one. */
function userRequest(
  { tenant_id, user_id, person_id, connection_id }: Identity,
  personal: Mapped,
  act: LinkAct,
): NewRecord {
  return {
    ...act,
    tenant_id,
    ...{ aggregate_kind: 'user_request', aggregate_id: randomUUIDv7(), version: 1, name: 'user_request.made' },
    state: { user_id, person_id, connection_id },
    personal: { ...personal },
  };
}
