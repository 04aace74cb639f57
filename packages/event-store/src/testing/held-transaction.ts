import { type Database, type TenantId, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import { onTestFinished } from 'vitest';

/**
 * A transaction that has done something and stays open.
 *
 * @returns what ends it with COMMIT; the end of the test does too, so that a failed one leaves nothing open.
 */
export async function heldTransaction(
  database: Database,
  tenant: TenantId,
  first: (transaction: TenantTransaction) => Promise<unknown>,
): Promise<() => Promise<void>> {
  const begun = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const ended = tenantTransaction(database, tenant, async (transaction) => {
    await first(transaction);
    begun.resolve();
    await held.promise;
  });
  ended.catch(begun.reject);
  const release = async (): Promise<void> => {
    held.resolve();
    await ended;
  };
  onTestFinished(release);
  await begun.promise;
  return release;
}
