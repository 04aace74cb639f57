import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';
import type { Tenant } from '../tenants/tenant.ts';
import type { User } from '../users/user.ts';

/** What decides whether somebody may do something, as it is at this moment. */
export interface Access {
  /** Null: there is no such tenant. */
  readonly tenant: Pick<Tenant, 'code' | 'name' | 'timezone' | 'status'> | null;
  /** Null: a machine, or a user whom this tenant does not have. */
  readonly user: (Pick<User, 'person_id' | 'name' | 'login_id' | 'role' | 'status'> & { readonly id: string }) | null;
}

/** Read anew for every request, in one round trip by two keys: who is suspended is refused at once. */
export async function accessOf(database: Database, tenantId: TenantId, userId: string | null): Promise<Access> {
  const [[row]] = await tenantRead(database, tenantId, [tenantAndUser(tenantId, userId)]);
  return row ?? { tenant: null, user: null };
}

function tenantAndUser(tenantId: TenantId, userId: string | null): Statement<Access> {
  return statement`
    select jsonb_build_object('code', t.code, 'name', t.name, 'timezone', t.timezone, 'status', t.status) as tenant,
      case when u.id is not null then jsonb_build_object('id', u.id, 'person_id', u.person_id, 'name', u.name,
        'login_id', u.login_id, 'role', u.role, 'status', u.status) end as user
    from directory.tenant t left join directory."user" u on u.id = ${userId}::uuid
    where t.id = ${tenantId}::uuid`;
}
