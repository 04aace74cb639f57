import { takeLocks } from '@kiban/event-store';
import { type Database, statement, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import type { Snapshot } from '@kiban/tabular';
import type { ImportOptions } from './import-options.ts';
import type { InTransaction } from './import-run.ts';
import { importSnapshot } from './import-snapshot.ts';
import type { SnapshotOutcome } from './outcome.ts';

/**
 * Imports dated snapshots, the oldest first. Each batch takes the tenant's lock for itself, so that the tenant's other
 * writers go on between the batches.
 */
export async function importSnapshots(
  database: Database,
  snapshots: readonly Snapshot[],
  options: ImportOptions,
): Promise<SnapshotOutcome[]> {
  const inTransaction: InTransaction = (work) =>
    tenantTransaction(
      database,
      options.tenantId,
      async (transaction) => {
        options.signal.throwIfAborted();
        const [, result] = await Promise.all([takeLocks(transaction, { of: 'tenant' }), work(transaction)]);
        return result;
      },
      { prepare: false },
    );
  return inOrder(inTransaction, snapshots, options);
}

/**
 * What `importSnapshots` would do, done and rolled back in one transaction: exact, and nothing remains. It holds the feed
 * back while it runs and locks the rows it changes.
 */
export async function tryImportSnapshots(
  database: Database,
  snapshots: readonly Snapshot[],
  options: ImportOptions,
): Promise<SnapshotOutcome[]> {
  const done = new DryRunDone();
  const work = async (transaction: TenantTransaction): Promise<never> => {
    await transaction.rows(withoutTimeLimit());
    const inTransaction: InTransaction = (some) => {
      options.signal.throwIfAborted();
      return inSavepoint(transaction, some);
    };
    done.outcomes = await inOrder(inTransaction, snapshots, options);
    throw done;
  };
  await tenantTransaction(database, options.tenantId, work, { prepare: false }).catch((error: unknown) => {
    if (error !== done) throw error;
  });
  return done.outcomes;
}

class DryRunDone extends Error {
  outcomes: SnapshotOutcome[] = [];
}

async function inOrder(
  inTransaction: InTransaction,
  snapshots: readonly Snapshot[],
  options: ImportOptions,
): Promise<SnapshotOutcome[]> {
  const outcomes: SnapshotOutcome[] = [];
  for (const snapshot of snapshots) outcomes.push(await importSnapshot(inTransaction, snapshot, options));
  return outcomes;
}

async function inSavepoint<T>(
  transaction: TenantTransaction,
  work: (transaction: TenantTransaction) => Promise<T>,
): Promise<T> {
  await transaction.rows(statement`savepoint batch`);
  try {
    const result = await work(transaction);
    await transaction.rows(statement`release savepoint batch`);
    return result;
  } catch (error) {
    await transaction.rows(statement`rollback to savepoint batch`);
    throw error;
  }
}

function withoutTimeLimit(): ReturnType<typeof statement> {
  return statement`
    select set_config(name, '0', true) from pg_settings
    where name in ('transaction_timeout', 'idle_in_transaction_session_timeout')`;
}
