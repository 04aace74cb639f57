import type { TenantId } from '@kiban/postgres';
import { type AuthStore, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { Source } from './put-newer.ts';

/** What sign-in must know of a tenant. Found platform-wide: sign-in looks for it before any tenant is known. */
export interface LoginTenant {
  readonly tenant_id: TenantId;
  readonly code: string;
  readonly name: string;
  /** IANA; null: it is not known. */
  readonly timezone: string | null;
  readonly status: 'active' | 'ended';
  readonly source: Source;
}

/** What sign-in must know of a user. Lies in the tenant's scope. */
export interface LoginUser {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly person_id: string;
  readonly login_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  /** Of an erased user nothing else is left. */
  readonly status: 'active' | 'suspended' | 'left' | 'erased';
  readonly source: Source;
}

/** In which tenants a person is a user; no personal field. Lies platform-wide, under `tenant_id:user_id`. */
export interface PersonUser {
  readonly person_id: string;
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly status: LoginUser['status'];
  readonly source: Source;
}

export const LOGIN_TENANT: Kind<LoginTenant> = { name: 'login_tenant' };
/** What active users refer to as `session`, which users have none of. */
export const EVERY_USER = 'every-user';
export const LOGIN_USER: Kind<LoginUser> = { name: 'login_user' };
export const PERSON_USER: Kind<PersonUser> = { name: 'person_user' };

export async function findTenant(store: AuthStore, id: string): Promise<LoginTenant | undefined> {
  return (await store.get(PLATFORM_WIDE, LOGIN_TENANT, id))?.data;
}

export async function findTenantByCode(store: AuthStore, code: string): Promise<LoginTenant | undefined> {
  const found = await store.query(
    PLATFORM_WIDE,
    LOGIN_TENANT,
    'alternate',
    code.normalize('NFKC').trim().toLowerCase(),
  );
  return found[0]?.data;
}

export async function findUser(store: AuthStore, tenant: TenantId, userId: string): Promise<LoginUser | undefined> {
  return (await store.get(tenant, LOGIN_USER, userId))?.data;
}

/**
 * The user of a tenant who signs in with a login id, whatever its width and case. Where several differ in case only, the
 * one who wrote it exactly.
 */
export async function findUserByLoginId(
  store: AuthStore,
  tenant: TenantId,
  loginId: string,
): Promise<LoginUser | undefined> {
  const found = await store.query(tenant, LOGIN_USER, 'alternate', loginIdKey(loginId));
  if (found.length === 1) return found[0]?.data;
  const exact = found.map(({ data }) => data).filter((user) => user.login_id === loginId);
  return exact.length === 1 ? exact[0] : undefined; // of two one has given it up, and the view is about to hear of it
}

/** The active users of a tenant, in no order: for questions about all of them, never for signing in. */
export async function everyUser(store: AuthStore, tenant: TenantId): Promise<LoginUser[]> {
  return (await store.query(tenant, LOGIN_USER, 'session', EVERY_USER)).map(({ data }) => data);
}

export async function findUserOfPerson(
  store: AuthStore,
  tenant: TenantId,
  personId: string,
): Promise<LoginUser | undefined> {
  return (await store.query(tenant, LOGIN_USER, 'person', personId))[0]?.data;
}

/** Where a person is a user, over all tenants. */
export async function usersOfPerson(store: AuthStore, personId: string): Promise<PersonUser[]> {
  const found = await store.query(PLATFORM_WIDE, PERSON_USER, 'person', personId);
  return found.map(({ data }) => data);
}

/** What login ids are compared as: NFKC, without case (Unicode 3.13, D145), without space around. */
export function loginIdKey(loginId: string): string {
  return loginId.normalize('NFKC').trim().toUpperCase().toLowerCase().normalize('NFKC');
}
