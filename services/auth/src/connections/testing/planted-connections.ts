import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { EVERY_DOMAIN, SIGN_IN_DOMAIN, type SignInDomain } from '../../domains/domain.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import {
  CONNECTION,
  type Connection,
  type ConnectionStatus,
  EVERY_CONNECTION,
  type OidcSettings,
} from '../connection.ts';
import { IDENTITY, identityId } from '../identities/identity.ts';
import { newIdentity } from '../identities/user-of.ts';
import { newSetUpLink } from '../set-up/set-up-link.ts';

/** A draft, one that was tested, one in use, and one whose metadata have an address; a claimed domain, and somebody who is linked at the draft, for which there is a set-up link. */
export async function plantConnections(
  store: AuthStore,
  tenant: TenantId,
  metadataAddress = 'https://idp.example/saml/metadata',
): Promise<{ readonly connections: string[]; readonly domains: string[]; readonly identities: string[] }> {
  const connections = [
    await plant(store, tenant, 'draft'),
    await plant(store, tenant, 'tested'),
    await plant(store, tenant, 'active'),
    await plant(store, tenant, 'draft', metadataAddress),
  ];
  const [draft = ''] = connections;
  const act = { actor: { kind: 'service', id: 'test' }, reason: null, request_id: null, at: Date.now() } as const;
  await newSetUpLink(store, { tenant_id: tenant, connection_id: draft }, act);
  const domain_id = randomUUIDv7();
  const domain: SignInDomain = {
    ...{ tenant_id: tenant, domain_id, domain: `t${domain_id.slice(-12)}.example`, token: 'token', status: 'claimed' },
    ...{ proven_at: null, connection_id: null, changes: 1 },
  };
  await store.put(tenant, SIGN_IN_DOMAIN, {
    ...{ id: domain_id, data: domain, references: { alternate: EVERY_DOMAIN }, expires_at: null },
  });
  const person = { user_id: randomUUIDv7(), person_id: randomUUIDv7() };
  const subject = { tenant_id: tenant, connection_id: draft, issuer: OIDC.issuer, subject: 'e-1' };
  const data = newIdentity(subject, person, 'administrator', Date.now());
  const id = identityId(subject);
  const references = { person: person.person_id, alternate: draft };
  await store.put(tenant, IDENTITY, { id, data, references, expires_at: null });
  return { connections, domains: [domain_id], identities: [id] };
}

const OIDC: OidcSettings = {
  ...{ protocol: 'oidc', issuer: 'https://idp.example', client_id: 'kiban', sealed_secret: null, scopes: [] },
  ...{ client_authentication: 'client_secret_basic', endpoints: null },
};

async function plant(
  store: AuthStore,
  tenant_id: TenantId,
  status: ConnectionStatus,
  metadata_address?: string,
): Promise<string> {
  const connection_id = randomUUIDv7();
  const data: Connection = {
    ...{ tenant_id, connection_id, name: `青葉 ID ${status}`, status, trusted_mfa: [], linking: 'by_person' },
    settings:
      metadata_address === undefined
        ? OIDC
        : { protocol: 'saml', metadata: null, metadata_address, metadata_read_at: null },
    mapping: { subject: null, login_id: 'preferred_username', name: 'name', email: 'email' },
    ...{ create_users: false, tested_at: status === 'draft' ? null : Date.now(), changes: 1 },
  };
  const item = { id: connection_id, data, references: { alternate: EVERY_CONNECTION }, expires_at: null };
  await store.put(tenant_id, CONNECTION, item);
  return connection_id;
}
