import { type Caller, Problem } from '@kiban/http';
import { type Database, tenantId } from '@kiban/postgres';
import { builtInRoles } from './built-in-roles.ts';
import type { Entry } from './entry.ts';
import { type Holders, type Permissions, permissionsOf, rolesGiving } from './permissions.ts';
import { type PublishedAccess, publishedAccess } from './published-access.ts';
import type { Reach } from './reach.ts';

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
    if (!given.includes(permission)) throw missing(permission, permissions[permission]);
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

function suspended(): Problem {
  return new Problem(403, 'user_suspended', {
    en: 'You are not an active user of this tenant.',
    ja: 'このテナントの有効な利用者ではありません。',
  });
}

/** A token that is well signed, and whose claims do not fit what is here. */
function foreign(): Problem {
  return new Problem(
    401,
    'token_invalid',
    {
      en: 'The token names a tenant or a user who is not the one it was given to.',
      ja: 'トークンのテナントまたは利用者が一致しません。',
    },
    { headers: { 'www-authenticate': 'Bearer realm="kiban", error="invalid_token"' } },
  );
}

function missing(permission: string, { roles, scope }: Holders): Problem {
  const names = roles.map((role) => builtInRoles[role].name);
  const en = [
    names.length === 0 ? 'a program, not a person' : `one of the roles ${names.map(({ en }) => en).join(', ')}`,
    ...(scope === null ? [] : [`the scope ${scope}`]),
  ];
  const ja = [
    names.length === 0
      ? '人ではなくプログラムからの呼び出し'
      : `役割（${names.map(({ ja }) => ja).join('、')}のいずれか）`,
    ...(scope === null ? [] : [`スコープ ${scope}`]),
  ];
  const detail = {
    en: `${permission} is missing. It takes ${en.join(' and ')}.`,
    ja: `権限 ${permission} がありません。${ja.join('と')}が必要です。`,
  };
  return new Problem(403, 'permission_missing', detail, { permission, granted_by: { roles, scope } });
}
