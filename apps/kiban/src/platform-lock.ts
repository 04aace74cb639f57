import { type CrossTenantDatabase, crossTenantSession, statement } from '@kiban/postgres';

/** The platform runs on this database already, in another process. */
export class AlreadyRunning extends Error {
  readonly code = 'already_running';
}

/** Runs `work` as the one platform of this database. The lock ends with the process, however that ends. */
export function withPlatformLock<T>(
  registry: CrossTenantDatabase,
  whenTaken: string,
  work: () => Promise<T>,
): Promise<T> {
  return crossTenantSession(registry, async (rows) => {
    const [row] = await rows<{ taken: boolean }>(
      statement`select pg_try_advisory_lock(hashtextextended('kiban platform', 0)) as taken`,
    );
    if (row?.taken !== true) throw new AlreadyRunning(whenTaken);
    return work();
  });
}
