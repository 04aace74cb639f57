import { type Database, statement, type TenantId, tenantRead } from '@kiban/postgres';

export interface PersonTenant {
  readonly tenant_id: string;
  readonly code: string;
  readonly name: string;
  /** Who the same person is there. */
  readonly user_id: string;
}

/**
 * The tenants in which the person whom a user is, is an active user; by name. Nothing unless the user is active in this
 * tenant: nobody can ask about somebody else's person.
 */
export async function tenantsOfUser(database: Database, tenantId: TenantId, userId: string): Promise<PersonTenant[]> {
  const [rows] = await tenantRead(database, tenantId, [
    statement<PersonTenant>`
      select tenant_id, code, name, user_id from directory.tenants_of_user(${userId}::uuid) order by name, code`,
  ]);
  return rows;
}
