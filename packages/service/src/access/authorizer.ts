import type { Caller } from '@kiban/http';
import { type Database, tenantId } from '@kiban/postgres';
import type { Entry } from './entry.ts';
import { type Permissions, permissionsOf, rolesGiving } from './permissions.ts';
import { type PublishedAccess, publishedAccess } from './published-access.ts';
import type { Reach } from './reach.ts';
import { foreign, permissionMissing, suspended } from './refusals.ts';

/**
 * Lets in who is active in the token's tenant at this moment and has the permission: a person by roles and scope, a machine by
 * scope. It asks the database each time, so that a suspended user, and one who lost a role, is refused at once.
 *
 * @throws Problem 403 `user_suspended`, `permission_missing`; 401 `token_invalid`.
 */
export function authorizer<Permission extends string>(
  database: Database,
  permissions: Permissions<Permission>,
): (permission: Permission, caller: Caller) => Promise<Entry<Permission>> {
  return async (permission, caller) => {
    const id = tenantId(caller.tenant_id);
    const giving = rolesGiving(permissions[permission]);
    const access = await publishedAccess(database, id, caller.user_id, giving);
    const machine = caller.user_id === null;
    if (access?.tenant.status !== 'active' || (!machine && access.user?.status !== 'active')) throw suspended();
    const { tenant, user, held } = access;
    if (user !== null && user.person_id !== caller.sub) throw foreign();
    const given = permissionsOf(permissions, caller.scope, machine ? 'machine' : held);
    if (!given.includes(permission)) throw permissionMissing(permission, permissions[permission]);
    const roles = [...new Set(held.map(({ role }) => role))].sort();
    const reach = reachOf(access, giving);
    return { tenantId: id, tenant, user, permissions: given, reach, roles, held };
  };
}

/** A machine's, and what everybody has, is not bound to places. */
function reachOf({ user, held, unit_ids, store_ids }: PublishedAccess, giving: readonly string[]): Reach {
  const deciding = held.filter(({ role }) => giving.includes(role));
  const wide = deciding.some(({ unit_id, store_id }) => unit_id === null && store_id === null);
  return user === null || giving.length === 0 || wide ? 'tenant' : { unit_ids, store_ids };
}
