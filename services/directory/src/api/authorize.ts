import { type Caller, Problem, type Words } from '@kiban/http';
import { type Database, type TenantId, tenantId } from '@kiban/postgres';
import { type Access, accessOf } from '../access/access.ts';
import { grantedBy, type Permission, permissionsOf } from './permissions.ts';

/** Who is let in: the tenant, the user (null: a machine), and what they may do. */
export interface Entry {
  readonly tenantId: TenantId;
  readonly tenant: NonNullable<Access['tenant']>;
  readonly user: Access['user'];
  readonly permissions: readonly Permission[];
}

/**
 * Lets in who is active in the token's tenant at this moment and has the permission: a person by role and scope, a machine by
 * scope. Asked of the database each time, so that a suspended user is refused at once.
 *
 * @throws Problem 403 `user_suspended`, `permission_missing`; 401 `token_invalid`.
 */
export async function authorize(database: Database, permission: Permission, caller: Caller): Promise<Entry> {
  const id = tenantId(caller.tenant_id);
  const { tenant, user } = await accessOf(database, id, caller.user_id);
  const machine = caller.user_id === null;
  if (tenant?.status !== 'active' || (!machine && user?.status !== 'active'))
    throw new Problem(403, 'user_suspended', {
      en: 'You are not an active user of this tenant.',
      ja: 'このテナントの有効な利用者ではありません。',
    });
  if (user !== null && user.person_id !== caller.sub) throw foreign();
  const permissions = permissionsOf(caller.scope, machine ? 'machine' : (user?.role ?? null));
  if (!permissions.includes(permission)) {
    const granted = grantedBy(permission);
    throw new Problem(403, 'permission_missing', wordsFor(permission, granted), { permission, granted_by: granted });
  }
  return { tenantId: id, tenant, user, permissions };
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

function wordsFor(permission: Permission, { roles, scope }: ReturnType<typeof grantedBy>): Words {
  return {
    en: `This needs ${permission}: a role that has it (${roles.join(', ')}) and the scope ${scope}.`,
    ja: `${permission} が必要です。役割（${roles.join('、')}）とスコープ ${scope} の両方で許可されます。`,
  };
}
