import { type CrossTenantDatabase, crossTenantSession, statement } from '@kiban/postgres';
import { pause } from '@kiban/service';

/**
 * A machine that vanishes says no goodbye: the server finds out by asking, by default after two hours, for which nobody else would
 * have the turn. With these after 25 seconds.
 */
const NOTICED_WHEN_GONE = [
  statement`set tcp_keepalives_idle = 10`,
  statement`set tcp_keepalives_interval = 5`,
  statement`set tcp_keepalives_count = 3`,
];

/**
 * Works while no other worker of this lake does, on any machine: the turn is a lock of a connection of its own, which ends
 * with the connection. Waits until it is free. `requireTurn` throws when the connection was lost, and the turn with it.
 */
export async function withTurn<T>(
  database: CrossTenantDatabase,
  { signal, pollMs }: { readonly signal: AbortSignal; readonly pollMs: number },
  work: (requireTurn: () => Promise<void>) => Promise<T>,
): Promise<T | undefined> {
  return crossTenantSession(database, async (rows) => {
    for (const setting of NOTICED_WHEN_GONE) await rows(setting);
    while (!signal.aborted) {
      const [turn] = await rows(
        statement<{ taken: boolean }>`select pg_try_advisory_lock(hashtextextended('kiban lake', 0)) as taken`,
      );
      if (turn?.taken === true) return work(async () => void (await rows(statement`select 1`)));
      await pause(pollMs, signal);
    }
    return undefined;
  });
}
