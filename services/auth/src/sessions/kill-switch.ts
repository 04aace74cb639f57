import type { TenantId } from '@kiban/postgres';
import { lockOut } from '../login-view/lock-out.ts';
import {
  findTenantByCode,
  findUser,
  findUserByLoginId,
  type LoginTenant,
  type LoginUser,
  usersOfPerson,
} from '../login-view/login-view.ts';
import { recordOperatorAct } from '../records/operator-acts.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { closeSessionsOfStaff } from '../support-sessions/close-support-session.ts';
import { writeRevocation } from './revocation.ts';
import { type Cause, revoke } from './revoke.ts';
import { revokeClient } from './revoke-client.ts';
import { revokeTenant } from './revoke-tenant.ts';
import { GRANT } from './session-kinds.ts';

/** Whose access: a person's everywhere, a user's of a tenant (login id or id), a whole tenant's, a client's, or one session. */
export type KillTarget =
  | { readonly person_id: string }
  | { readonly tenant: string; readonly user: string }
  | { readonly tenant: string }
  | { readonly client_id: string; readonly tenant: string | null }
  | { readonly session_id: string; readonly tenant: string };

export interface Killed {
  /** Sessions that ended one by one; of a tenant or a client all ends at once, and nobody counts. */
  readonly sessions: number;
  /** Who is taken for suspended, or which tenant for ended, until the directory says something new. */
  readonly locked_out: readonly string[];
}

/** Nobody is known by that name or id here. */
export class KillTargetUnknown extends Error {
  readonly code = 'revoke_target_unknown';
}

/** Who pulls it, and why: it stands in the platform's books. */
export interface KillCommand {
  readonly operator: string;
  readonly reason: string;
  /** Whether nobody may come back, either, until the directory says something new. Not for clients and single sessions. */
  readonly lock_out: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Ends access straight in the auth store: it works while the platform's database is away, and waits for no event.
 *
 * @throws KillTargetUnknown
 */
export async function killAccess(store: AuthStore, target: KillTarget, command: KillCommand): Promise<Killed> {
  const actor = { kind: 'operator', id: command.operator } as const;
  const { at } = command;
  const cause: Cause = { reason: 'kill_switch', actor, note: command.reason, request_id: null, at };
  const meant = await whoIsMeant(store, target);
  // by what sign-in knows: without it the books cannot be found, and access ends all the same
  const platform = await findTenantByCode(store, 'platform');
  if (platform !== undefined) {
    const facts = { ...target, reason: command.reason, lock_out: command.lock_out };
    await recordOperatorAct(store, { tenant_id: platform.tenant_id, actor, at }, 'access_revoked', facts);
  }
  const locked_out: string[] = [];
  for (const who of command.lock_out ? meant : [])
    if (await lockOut(store, who)) locked_out.push('user_id' in who ? who.user_id : who.tenant_id);
  return { sessions: await end(store, target, cause), locked_out };
}

async function end(store: AuthStore, target: KillTarget, cause: Cause): Promise<number> {
  if ('person_id' in target) return endPerson(store, target, cause);
  if ('client_id' in target) {
    const tenant_id = target.tenant === null ? null : (await tenantOf(store, target.tenant)).tenant_id;
    await revokeClient(store, { client_id: target.client_id, tenant_id }, cause.at);
    return 0;
  }
  const { tenant_id } = await tenantOf(store, target.tenant);
  if ('user' in target) {
    const { person_id } = await userOf(store, tenant_id, target.user);
    return endPerson(store, { person_id, tenant_id }, cause);
  }
  if ('session_id' in target) return endOne(store, tenant_id, target.session_id, cause);
  await revokeTenant(store, tenant_id, cause.at);
  return 0;
}

/** And what they look at as support staff. */
async function endPerson(
  store: AuthStore,
  who: { readonly person_id: string; readonly tenant_id?: TenantId },
  cause: Cause,
): Promise<number> {
  const { person_id, tenant_id } = who;
  const ended = await revoke(store, tenant_id === undefined ? { person_id } : { person_id, tenant_id }, cause);
  await closeSessionsOfStaff({ store, clock: () => cause.at }, who);
  return ended.length;
}

/** Access tokens of it end whether or not it is known here whose it is. */
async function endOne(store: AuthStore, tenant_id: TenantId, session_id: string, cause: Cause): Promise<number> {
  await writeRevocation(store, { tenant_id, session_id }, cause.at);
  const [grant] = await store.query(PLATFORM_WIDE, GRANT, 'alternate', session_id);
  if (grant === undefined) return 0;
  const target = { person_id: grant.data.accountId, session_ids: [session_id] };
  return (await revoke(store, target, cause)).length;
}

async function whoIsMeant(store: AuthStore, target: KillTarget): Promise<(LoginUser | LoginTenant)[]> {
  if ('person_id' in target) {
    const users = await usersOfPerson(store, target.person_id);
    const found = await Promise.all(users.map(({ tenant_id, user_id }) => findUser(store, tenant_id, user_id)));
    return found.filter((user) => user !== undefined);
  }
  if (target.tenant === null) return [];
  const tenant = await tenantOf(store, target.tenant);
  if ('client_id' in target || 'session_id' in target) return [];
  return 'user' in target ? [await userOf(store, tenant.tenant_id, target.user)] : [tenant];
}

async function tenantOf(store: AuthStore, code: string): Promise<LoginTenant> {
  const tenant = await findTenantByCode(store, code);
  if (tenant === undefined) throw new KillTargetUnknown(`Sign-in knows no tenant ${code}.`);
  return tenant;
}

async function userOf(store: AuthStore, tenant: TenantId, named: string): Promise<LoginUser> {
  const user = (await findUserByLoginId(store, tenant, named)) ?? (await findUser(store, tenant, named));
  if (user === undefined) throw new KillTargetUnknown(`Sign-in knows nobody ${named} in that tenant.`);
  return user;
}
