import { createHash } from 'node:crypto';
import { statement, type TenantTransaction } from '@kiban/postgres';

/**
 * What a transaction locks before its first write. A transaction id is assigned at the first write, and the feed is
 * ordered by it: without these locks version n + 1 of a stream can carry a smaller one than version n.
 * The locks are advisory and end with the transaction; taking them assigns no transaction id.
 */
export type Locks =
  /**
   * An ordinary command: the tenant shared, its streams (and trees) exclusive. `shared`: streams it only relies on, which
   * any number of commands may do at once while none changes them.
   */
  | { readonly of: 'streams'; readonly keys: readonly string[]; readonly shared?: readonly string[] }
  /** A bulk command: the tenant exclusive and no streams, since thousands of locks exhaust the server. */
  | { readonly of: 'tenant' };

/**
 * Takes the locks, in an order that is the same for everybody. Called before anything else in a transaction; not awaited,
 * it travels with what is sent next.
 */
export async function takeLocks(transaction: TenantTransaction, locks: Locks): Promise<void> {
  const tenant = lockKey(`tenant ${transaction.tenantId}`);
  if (locks.of === 'tenant') {
    await transaction.rows(statement`select pg_advisory_xact_lock(${tenant}::bigint)`);
    return;
  }
  await Promise.all([
    transaction.rows(statement`select pg_advisory_xact_lock_shared(${tenant}::bigint)`),
    takeStreamLocks(transaction, locks.keys, locks.shared ?? []),
  ]);
}

/** One order for exclusive and shared locks alike, or two commands could wait for each other. */
async function takeStreamLocks(
  transaction: TenantTransaction,
  exclusive: readonly string[],
  shared: readonly string[],
): Promise<void> {
  const modes = new Map<string, boolean>();
  for (const key of shared) modes.set(lockKey(`${transaction.tenantId} ${key}`), true);
  for (const key of exclusive) modes.set(lockKey(`${transaction.tenantId} ${key}`), false);
  const keys = [...modes.keys()].sort();
  const areShared = keys.map((key) => modes.get(key) ?? false);
  await transaction.rows(statement`
    select case when shared then pg_advisory_xact_lock_shared(key) else pg_advisory_xact_lock(key) end
    from unnest(${keys}::bigint[], ${areShared}::boolean[]) as l (key, shared)`);
}

/** The key of an aggregate's stream. */
export function streamKey(aggregateId: string): string {
  return `stream ${aggregateId}`;
}

/** The key of a tenant's tree of a kind: a move is checked against the whole tree, so moves happen one at a time. */
export function treeKey(kind: string): string {
  return `tree ${kind}`;
}

/** 64 bits of a hash, as text. Any order will do as long as everybody's is the same. */
function lockKey(text: string): string {
  return createHash('sha256').update(text).digest().readBigInt64BE().toString();
}
