import { type Database, type Statement, type TenantId, tenantTransaction } from '@kiban/postgres';
import type { Aggregate, StateRow } from './aggregate.ts';
import { refusalOf } from './errors.ts';
import type { Change, ChangeContext } from './event.ts';
import { streamKey, takeLocks } from './locks.ts';
import { type Recorded, record } from './record.ts';
import { stateOf } from './state.ts';

/** What a command is about and how it decides. */
export interface Command<State, Facts extends object> {
  readonly aggregate: Aggregate<State>;
  readonly id: string;
  /** Locks beside the aggregate's own stream: other streams it reads, the tree a move is checked against. */
  readonly alsoLock?: readonly string[];
  /** Streams that must stay as they are while the command runs, and that other commands may rely on at the same time. */
  readonly alsoLockShared?: readonly string[];
  /** What else the decision needs to know, read under the locks. */
  readonly facts?: Statement<Facts>;
  /** The pure decision: null when there is nothing to change. Throws what the caller is to be told. */
  readonly decide: (current: StateRow<State> | null, facts: readonly Facts[]) => Change<State> | null;
}

/**
 * Runs one command on one aggregate, in two round trips: locks and reads, then the change and COMMIT.
 *
 * @returns what was recorded; null when the command changes nothing.
 * @throws ChangeRefused when the aggregate was changed in the meantime or a constraint refuses the change.
 */
export async function runCommand<State extends object, Facts extends object>(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  command: Command<State, Facts>,
): Promise<Recorded | null> {
  const { aggregate, id, alsoLock = [], alsoLockShared = [], facts, decide } = command;
  try {
    return await tenantTransaction(database, tenantId, async (transaction) => {
      const [, [current], known] = await Promise.all([
        takeLocks(transaction, { of: 'streams', keys: [streamKey(id), ...alsoLock], shared: alsoLockShared }),
        transaction.rows(stateOf(aggregate, id)),
        facts === undefined ? [] : transaction.rows(facts),
      ]);
      const change = decide(current ?? null, known);
      if (change === null) return null;
      const [recorded] = await transaction.commitWith(record(transaction, aggregate, context, [change]));
      return recorded ?? null;
    });
  } catch (error) {
    throw refusalOf(error);
  }
}
