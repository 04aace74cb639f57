import { type Database, statement, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import type { InTransaction } from './applying/import-run.ts';
import { importWith } from './import-devices.ts';
import type { DeviceImportOptions, DeviceImportOutcome } from './import-options.ts';

/**
 * What `importDevices` would do, done and rolled back in one transaction: exact, and nothing remains. It holds the feed back
 * while it runs and locks the rows it changes.
 */
export async function tryImportDevices(database: Database, options: DeviceImportOptions): Promise<DeviceImportOutcome> {
  const done = new DryRunDone();
  const work = async (transaction: TenantTransaction): Promise<never> => {
    await transaction.rows(withoutTimeLimit());
    const inTransaction: InTransaction = (some) => {
      options.signal.throwIfAborted();
      return inSavepoint(transaction, some);
    };
    done.outcome = await importWith(inTransaction, options);
    throw done;
  };
  await tenantTransaction(database, options.tenantId, work, { prepare: false }).catch((error: unknown) => {
    if (error !== done) throw error;
  });
  if (done.outcome === null) throw new Error('The dry run came to nothing.');
  return done.outcome;
}

class DryRunDone extends Error {
  outcome: DeviceImportOutcome | null = null;
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
