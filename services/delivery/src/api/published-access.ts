import { type Database, type Statement, statement, type TenantId, tenantRead } from '@kiban/postgres';

/** What decides whether somebody may ask, as the directory publishes it. */
export interface PublishedAccess {
  readonly tenant_status: string;
  /** Null: nobody, or a machine calls. */
  readonly person_id: string | null;
  readonly user_status: string | null;
  readonly role: string | null;
}

/** `userId`: null for a machine. Undefined: this tenant has no such user, or there is no such tenant. */
export async function publishedAccess(
  database: Database,
  tenantId: TenantId,
  userId: string | null,
): Promise<PublishedAccess | undefined> {
  const [[row]] = await tenantRead(database, tenantId, [userId === null ? ofMachine() : ofUser(userId)]);
  return row;
}

function ofUser(userId: string): Statement<PublishedAccess> {
  return statement`
    select tenant_status, person_id, user_status, role from directory.published_access where user_id = ${userId}::uuid`;
}

function ofMachine(): Statement<PublishedAccess> {
  return statement`
    select tenant_status, null::uuid as person_id, null as user_status, null as role
    from directory.published_access limit 1`;
}
