import { type Caller, Problem } from '@kiban/http';
import { type Database, type TenantId, tenantId } from '@kiban/postgres';
import { grantedBy, mayRead, READ } from './permissions.ts';
import { publishedAccess } from './published-access.ts';

/** Who is let in. */
export interface Entry {
  readonly tenantId: TenantId;
}

/**
 * Lets in who is active in the token's tenant at this moment and may read: a person by role and scope, a machine by scope.
 *
 * @throws Problem 403 `user_suspended`, `permission_missing`; 401 `token_invalid`.
 */
export async function authorize(database: Database, caller: Caller): Promise<Entry> {
  const id = tenantId(caller.tenant_id);
  const access = await publishedAccess(database, id, caller.user_id);
  const machine = caller.user_id === null;
  if (access?.tenant_status !== 'active' || (!machine && access.user_status !== 'active')) throw suspended();
  if (!machine && access.person_id !== caller.sub) throw foreign();
  if (!mayRead(caller.scope, machine ? 'machine' : access.role)) throw missing();
  return { tenantId: id };
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
      en: 'The token names a user who is not the one it was given to.',
      ja: 'トークンの利用者が一致しません。',
    },
    { headers: { 'www-authenticate': 'Bearer realm="kiban", error="invalid_token"' } },
  );
}

function missing(): Problem {
  const { roles, scope } = grantedBy;
  return new Problem(
    403,
    'permission_missing',
    {
      en: `This needs ${READ}: a role that has it (${roles.join(', ')}) and the scope ${scope}.`,
      ja: `${READ} が必要です。役割（${roles.join('、')}）とスコープ ${scope} の両方で許可されます。`,
    },
    { permission: READ, granted_by: grantedBy },
  );
}
