import type { Caller } from '@kiban/http';
import { tenantId } from '@kiban/postgres';
import { foreign, type HeldRole, permissionMissing, permissionsOf, rolesGiving, suspended } from '@kiban/service';
import { findTenant, findUser } from '../login-view/login-view.ts';
import { rolesOf } from '../login-view/roles.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { AuthEntry } from './entry.ts';
import { type Permission, permissions } from './permissions.ts';

/**
 * Lets in who is active in the token's tenant by the login view and has the permission: a person by roles and scope, a machine
 * by scope. Needs the auth store alone, so that sessions can be ended and emergencies declared while the directory is away.
 *
 * @throws Problem 403 `user_suspended`, `permission_missing`; 401 `token_invalid`.
 */
export function viewAuthorizer(
  store: AuthStore,
  clock: () => number,
): (permission: Permission, caller: Caller) => Promise<AuthEntry> {
  return async (permission, caller) => {
    const id = tenantId(caller.tenant_id);
    const { user_id } = caller;
    const [tenant, user, held] = await Promise.all([
      findTenant(store, id),
      user_id === null ? null : findUser(store, id, user_id),
      user_id === null ? [] : rolesOf(store, id, user_id, clock()),
    ]);
    if (tenant?.status !== 'active' || user === undefined || (user !== null && user.status !== 'active'))
      throw suspended();
    if (user !== null && user.person_id !== caller.sub) throw foreign();
    const given = permissionsOf(permissions, caller.scope, user === null ? 'machine' : held);
    if (!given.includes(permission)) throw permissionMissing(permission, permissions[permission]);
    return { tenantId: id, tenant, user, permissions: given, reach: reachOf(permission, held), held };
  };
}

/** A machine's is not bound to places. */
function reachOf(permission: Permission, held: readonly HeldRole[]): AuthEntry['reach'] {
  const giving = rolesGiving(permissions[permission]);
  const deciding = held.filter(({ role }) => giving.includes(role));
  if (deciding.length === 0 || deciding.some(({ unit_id, store_id }) => unit_id === null && store_id === null))
    return 'tenant';
  return {
    unit_ids: deciding.flatMap(({ unit_id }) => unit_id ?? []),
    store_ids: deciding.flatMap(({ store_id }) => store_id ?? []),
  };
}
