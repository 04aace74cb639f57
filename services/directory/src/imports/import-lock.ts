import { type CrossTenantDatabase, crossTenantSession, statement, type TenantId } from '@kiban/postgres';
import { ImportError } from './import-error.ts';

/**
 * Runs `work` while no other process imports from this source into this tenant. The lock ends with the process.
 *
 * @throws ImportError `import_running`.
 */
export function withImportLock<T>(
  registry: CrossTenantDatabase,
  tenantId: TenantId,
  source: string,
  work: () => Promise<T>,
): Promise<T> {
  return crossTenantSession(registry, async (rows) => {
    const name = `import ${tenantId} ${source}`;
    const [row] = await rows<{ taken: boolean }>(
      statement`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as taken`,
    );
    if (row?.taken !== true)
      throw new ImportError(
        'import_running',
        `An import from ${source} into this tenant is running. Wait for it to end.`,
      );
    return work();
  });
}
