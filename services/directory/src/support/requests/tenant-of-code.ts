import { type Database, statement, type TenantId, tenantId, tenantRead } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';

/** The active tenant that has this code. @throws CommandRefused `reference_unknown` when there is none. */
export async function tenantOfCode(database: Database, asking: TenantId, code: string): Promise<TenantId> {
  const [[row]] = await tenantRead(database, asking, [
    statement<{ id: string | null }>`select directory.active_tenant_of_code(${code}) as id`,
  ]);
  if (row === undefined || row.id === null)
    throw new CommandRefused('reference_unknown', 'There is no active tenant with this code.', {
      field: 'tenant_code',
      words: {
        en: 'There is no active tenant with this code.',
        ja: 'このコードの有効なテナントはありません。',
      },
    });
  return tenantId(row.id);
}
