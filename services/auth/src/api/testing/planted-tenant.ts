import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import { type BuiltInRole, roleKey } from '@kiban/service';
import type { PlantedTenant, PlantedUser } from '@kiban/service/testing';
import { registerClient } from '../../clients/register-client.ts';
import { plantConnections } from '../../connections/testing/planted-connections.ts';
import { addCredential } from '../../credentials/add-credential.ts';
import { queueMail } from '../../mails/queue-mail.ts';
import { type BrowserSession, GRANT, SESSION } from '../../sessions/session-kinds.ts';
import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { plantEmergencies, plantSupport, plantTemporaryCode, plantTerminals } from './planted-things.ts';
import { tell } from './told.ts';

interface Planting {
  /** Where a connection's metadata are read. */
  readonly metadataAddress?: string;
  /** No emergency is open. */
  readonly calm?: boolean;
}

/** A tenant as sign-in knows it, with something of every kind that the API shows. */
export async function plantTenant(
  store: AuthStore,
  { metadataAddress, calm = false }: Planting = {},
): Promise<PlantedTenant> {
  const id = tenantId(randomUUIDv7());
  const marker = `目印${id.slice(-8)}`;
  const user = (role?: BuiltInRole, status = 'active') => plantUser(store, id, { marker, role, status });
  const [, unit_id, person, administrator, viewer, nobody, suspended] = await Promise.all([
    tell(store, id, { kind: 'tenant', id, state: { code: `t-${id.slice(-12)}`, name: marker, status: 'active' } }),
    tell(store, id, { kind: 'organization_unit', state: { name: marker, parent_id: null, status: 'active' } }),
    user(),
    user('administrator'),
    user('viewer'),
    user(),
    user('administrator', 'suspended'),
  ]);
  const newStore = () => tell(store, id, { kind: 'store', state: { name: marker, unit_id, status: 'open' } });
  const stores = await Promise.all([newStore(), newStore()]);
  const membership = { user_id: person.id, unit_id: null, store_id: stores[0], status: 'active' };
  const program = { type: 'machine', name: marker, tenant_id: id } as const;
  const [terminals, federation, support, credential, session, { client }, code, emergencies] = await Promise.all([
    plantTerminals(store, id, { marker, stores, decided_by: viewer.id }),
    plantConnections(store, id, metadataAddress),
    plantSupport(store, id, { marker, staff: administrator, user: person }),
    plantCredential(store, id, person.person_id),
    plantSession(store, id, person),
    registerClient(store, program, 1_775_000_000),
    plantTemporaryCode(store, id, person, marker),
    plantEmergencies(store, id, { marker, declared_by: viewer.id, calm }),
    tell(store, id, { kind: 'membership', state: membership }),
    plantMail(store, id, person),
  ]);
  return {
    ...{ id, marker, administrator, viewer, nobody, suspended },
    ids: {
      ...{ ...federation, ...terminals, ...support, emergencies, stores },
      users: [person.id],
      codes: [code],
      credentials: [credential],
      sessions: [session],
      clients: [client.registration_id],
      tenants: [id],
      units: [unit_id],
      policies: [`unit:${unit_id}`],
    },
  };
}

/** A mail that waits. */
async function plantMail(store: AuthStore, tenant: TenantId, { id: user_id, person_id }: PlantedUser): Promise<void> {
  const about = { tenant_id: tenant, user: { user_id, person_id }, purpose: 'invitation', about: null } as const;
  const kept = { id: randomUUIDv7(), ...about, sealed: null, queue: 'ordinary', not_after: Date.now() } as const;
  await queueMail({ store, clock: Date.now }, kept);
}

interface NewUser {
  readonly marker: string;
  readonly role?: BuiltInRole | undefined;
  readonly status?: string;
  readonly person_id?: string;
}

export async function plantUser(
  store: AuthStore,
  tenant: TenantId,
  { marker, role, status = 'active', person_id = randomUUIDv7() }: NewUser,
): Promise<PlantedUser> {
  const login_id = `${marker}-${person_id.slice(-6)}`;
  const personal = { name: marker, login_id, email: `${person_id.slice(-12)}@aoba.example` };
  const id = await tell(store, tenant, { kind: 'user', state: { person_id, status }, personal });
  if (role !== undefined) await giveRole(store, tenant, { user_id: id, role: roleKey(role) });
  return { id, person_id };
}

interface GivenRole {
  readonly user_id: string;
  readonly role: string;
  readonly unit_id?: string;
  readonly store_id?: string;
}

export async function giveRole(
  store: AuthStore,
  tenant: TenantId,
  { user_id, role, unit_id, store_id }: GivenRole,
): Promise<void> {
  const place = { unit_id: unit_id ?? null, store_id: store_id ?? null };
  const state = { user_id, role, ...place, starts_at: '2026-04-01T00:00:00Z', ends_at: null, status: 'active' };
  await tell(store, tenant, { kind: 'role_assignment', state });
}

/** An authenticator app that the tenant vouches for. Its seed is none: nobody signs in with it here. */
export async function plantCredential(
  store: AuthStore,
  tenant: TenantId,
  personId: string,
  vouched_by: readonly (TenantId | 'operator')[] = [tenant],
): Promise<string> {
  const common = { person_id: personId, vouched_by, added_at: Date.parse('2026-04-01T00:00:00Z'), changes: 1 };
  const actor = { kind: 'service', id: 'test' } as const;
  return addCredential(
    store,
    { ...common, type: 'totp', sealed_seed: 'sealed', last_step: 0 },
    { tenant_id: tenant, actor, reason: null, request_id: null, at: common.added_at },
  );
}

/** A browser in which somebody signed in, and a product that was opened in it. @returns the id of the session in the tenant. */
export async function plantSession(store: AuthStore, tenant: TenantId, user: PlantedUser): Promise<string> {
  const [uid, session_id, grant] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];
  const { id: user_id, person_id } = user;
  const now = Math.floor(Date.now() / 1000);
  const signIn = {
    person_id,
    tenant_id: tenant,
    user_id,
    acr: 'urn:kiban:acr:mfa',
    amr: ['pwd', 'otp', 'mfa'],
    proofs: [],
    limits: { idle_seconds: 3600, ends_at: now + 12 * 3600 },
  };
  const from = { ip_address: '192.0.2.1', browser: 'Chrome, Windows' };
  const entered = [{ ...signIn, auth_time: now, vouched_by: [tenant], session_id, from, seen_at: now }];
  const data: BrowserSession = { uid, accountId: person_id, entered, authorizations: { console: { sid: session_id } } };
  const expires_at = now + 3600;
  const references = { person: person_id, alternate: uid };
  await store.put(PLATFORM_WIDE, SESSION, { id: randomUUIDv7(), data, references, expires_at });
  const granted = { accountId: person_id, clientId: 'console', tenant_id: tenant, user_id, session_id };
  await store.put(PLATFORM_WIDE, GRANT, {
    id: grant,
    data: { ...granted, browser_session: uid },
    references: { person: person_id, session: uid, grant },
    expires_at,
  });
  return session_id;
}
