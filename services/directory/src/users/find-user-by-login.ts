import { type Database, statement, type TenantId, tenantRead } from '@kiban/postgres';
import { loginForm } from './user.ts';

/** The user who signs in as this, or is suspended; null when nobody is. Somebody else may have the login id of one who has left. */
export async function findUserByLogin(
  database: Database,
  tenantId: TenantId,
  loginId: string,
): Promise<{ id: string; person_id: string } | null> {
  const [[user]] = await tenantRead(database, tenantId, [
    statement<{ id: string; person_id: string }>`
      select id, person_id from directory."user"
      where login_id = ${loginForm(loginId)} and status in ('active', 'suspended')`,
  ]);
  return user ?? null;
}
