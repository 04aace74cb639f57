import { type Database, statement, type TenantId, tenantId, tenantRead } from '@kiban/postgres';

const nobody = tenantId('00000000-0000-0000-0000-000000000000');

/** The tenant of a code, when it is active; for whoever has nothing but the code. */
export async function activeTenant(database: Database, code: string): Promise<TenantId | undefined> {
  const [[row]] = await tenantRead(database, nobody, [
    statement<{ id: string | null }>`select directory.active_tenant_of_code(${code}) as id`,
  ]);
  return typeof row?.id === 'string' ? tenantId(row.id) : undefined;
}
