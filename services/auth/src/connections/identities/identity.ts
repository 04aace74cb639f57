import { createHash } from 'node:crypto';
import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { ActOrigin } from '../../records/credentials.ts';
import type { NewRecord } from '../../records/record.ts';
import { changeRecorded, takeRecorded } from '../../records/recorded-change.ts';
import { type AuthStore, type Item, type Kind, kindOf } from '../../store/auth-store.ts';

/** That an identity provider's somebody is a user here. Lies in the tenant's scope. */
export interface Identity {
  /** UUIDv7, of this link: a subject may be linked again when it was unlinked. */
  readonly identity_id: string;
  readonly tenant_id: TenantId;
  readonly connection_id: string;
  /** What the provider called itself when it was linked: of another issuer's subjects the connection knows nobody. */
  readonly issuer: string;
  readonly subject: string;
  readonly user_id: string;
  readonly person_id: string;
  /** Whose word it was. */
  readonly linked_by: 'administrator' | 'login_id' | 'person' | 'first_sign_in';
  /** Milliseconds since 1970. */
  readonly linked_at: number;
}

export const IDENTITY: Kind<Identity> = kindOf<Identity>('federated_identity');

export interface LinkAct {
  readonly actor: OutsideEvent['actor'];
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly at: number;
  /** Done with something else that the person is told of by mail. */
  readonly quiet?: true;
  /** Where whoever did it themselves did it from. */
  readonly from?: ActOrigin;
}

/** Whom a provider knows: a subject is unique within its issuer only (OpenID Connect Core 1.0 §2, SAML 2.0 Core §2.2.2). */
export type Subject = Pick<Identity, 'connection_id' | 'issuer' | 'subject'>;

/** The key of who somebody is: connection, issuer and subject, and nothing else. A mail address never is. */
export function identityId({ connection_id, issuer, subject }: Subject): string {
  return createHash('sha256')
    .update(JSON.stringify([connection_id, issuer, subject]))
    .digest('hex');
}

export async function findIdentity(
  store: AuthStore,
  tenant: TenantId,
  subject: Subject,
): Promise<Identity | undefined> {
  return (await store.get(tenant, IDENTITY, identityId(subject)))?.data;
}

export async function identitiesOf(store: AuthStore, tenant: TenantId, personId: string): Promise<Item<Identity>[]> {
  return store.query(tenant, IDENTITY, 'person', personId);
}

/** Those of a connection, `limit` at most, in the order of their ids behind `after`. */
export async function identitiesAt(
  store: AuthStore,
  tenant: TenantId,
  connectionId: string,
  page: { readonly limit: number; readonly after?: string },
): Promise<Item<Identity>[]> {
  return store.query(tenant, IDENTITY, 'alternate', connectionId, page);
}

/**
 * Links, once: of several at once one succeeds, and a subject that is linked already stays whose it is.
 *
 * @param also what happens with the link or not at all.
 * @returns false when the subject is somebody's already.
 */
export async function linkIdentity(
  store: AuthStore,
  identity: Identity,
  act: LinkAct,
  also: readonly NewRecord[] = [],
): Promise<boolean> {
  const { tenant_id, connection_id, person_id } = identity;
  const id = identityId(identity);
  const references = { person: person_id, alternate: connection_id };
  const records = [identityRecord(identity, 'federated_identity.linked', act), ...also];
  const written = await changeRecorded(store, tenant_id, IDENTITY, id, (current) =>
    current === undefined ? { data: identity, references, expires_at: null, records } : undefined,
  );
  return written !== undefined;
}

/** Ends a link. What was signed in by it goes on until its session ends. */
export async function unlinkIdentity(store: AuthStore, tenant: TenantId, id: string, act: LinkAct): Promise<boolean> {
  const taken = await takeRecorded(store, tenant, IDENTITY, id, (identity) =>
    identityRecord(identity, 'federated_identity.unlinked', act),
  );
  return taken !== undefined;
}

/**
 * Ends the links that a person made themselves: they rest on factors that count no more. What an administrator, the login id's
 * domain or the first sign-in linked stays.
 */
export async function unlinkOwn(
  store: AuthStore,
  { tenant_id, person_id }: Pick<Identity, 'tenant_id' | 'person_id'>,
  act: LinkAct,
): Promise<void> {
  const own = (await identitiesOf(store, tenant_id, person_id)).filter(({ data }) => data.linked_by === 'person');
  for (const { id } of own) await unlinkIdentity(store, tenant_id, id, act);
}

/** Of somebody who was erased nothing is left that tells who it was. */
export async function forgetIdentities(store: AuthStore, tenant: TenantId, personId: string): Promise<void> {
  await store.removeAll(tenant, [IDENTITY], 'person', personId);
}

function identityRecord(
  { identity_id, tenant_id, connection_id, issuer, subject, user_id, person_id, linked_by }: Identity,
  name: 'federated_identity.linked' | 'federated_identity.unlinked',
  { from = {}, ...act }: LinkAct,
): NewRecord {
  const linked = name === 'federated_identity.linked';
  return {
    ...act,
    tenant_id,
    aggregate_kind: 'federated_identity',
    ...{ aggregate_id: identity_id, version: linked ? 1 : 2, name },
    state: { connection_id, issuer, user_id, person_id, linked_by, status: linked ? 'linked' : 'unlinked' },
    personal: { subject, ip_address: from.ip_address ?? null, browser: from.browser ?? null },
  };
}
