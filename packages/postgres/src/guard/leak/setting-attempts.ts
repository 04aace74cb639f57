import type { Database } from '../../database.ts';
import { statement } from '../../statement.ts';
import { tenantRead, type tenantTransaction } from '../../tenant-transaction.ts';
import type { Actor } from './actor.ts';
import type { LeakContext } from './leak-context.ts';

/** Looks whether the tenant is still set on the only connection of a pool, after each way a transaction can end. */
export async function trySetting(
  context: LeakContext,
  actor: Actor,
  database: Database,
  transact: typeof tenantTransaction,
): Promise<void> {
  const { a } = context;
  const ends: Readonly<Record<string, () => Promise<unknown>>> = {
    'a commit': () => transact(database, a, (transaction) => transaction.rows(statement`select 1`)),
    'a commit with the last statement': () =>
      transact(database, a, (transaction) => transaction.commitWith(statement`select 1`)),
    'an error of the work': () => transact(database, a, () => Promise.reject(new Error('planned'))),
    'a failed statement': () => transact(database, a, (transaction) => transaction.rows(statement`select 1 / 0`)),
    'a read': () => tenantRead(database, a, [statement`select 1`]),
  };
  for (const [end, run] of Object.entries(ends)) {
    await run().catch(() => undefined); // the errors are the point
    const outcome = await actor.withoutTenant("select 1 as kept where current_setting('app.tenant_id', true) <> ''");
    // no connection to be had: nothing was shown, neither way
    if ('refused' in outcome) throw new Error(`${actor.role} could not look at its settings: ${outcome.message}`);
    const kept = outcome.rows.length > 0;
    context.collector.note('setting_outlives', actor.role, 'app.tenant_id', kept ? `after ${end}` : undefined);
  }
}
