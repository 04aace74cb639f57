import {
  type Database,
  databaseErrorOf,
  type Statement,
  type TenantId,
  type TenantTransaction,
  tenantTransaction,
} from '@kiban/postgres';
import type { Aggregate, StateRow } from './aggregate.ts';
import { refusalOf, versionConflict } from './errors.ts';
import type { Change, ChangeContext } from './event.ts';
import { streamKey, takeLocks } from './locks.ts';
import { keepReceipt, keptReceipt, type Outcome, type Receipt, receiptKey, replayOf } from './receipt.ts';
import { type Recorded, type Recording, record } from './record.ts';
import { stateOf } from './state.ts';

/** What a command is about and how it decides. */
export interface Command<State, Facts extends object> {
  readonly aggregate: Aggregate<State>;
  readonly id: string;
  /** The version the caller decided on; at another one the command is refused. Absent: whatever it is now. */
  readonly expectedVersion?: number | undefined;
  /** Makes a request that is sent again come to what it came to the first time. */
  readonly receipt?: Receipt | undefined;
  /** Locks beside the aggregate's own stream: other streams it reads, the tree a move is checked against. */
  readonly alsoLock?: readonly string[];
  /** Streams that must stay as they are while the command runs, and that other commands may rely on at the same time. */
  readonly alsoLockShared?: readonly string[];
  /** Locks the whole tenant instead: for a rare command whose other streams are known only once it has read. */
  readonly alone?: boolean;
  /** What else the decision needs to know, read under the locks. Made of the current state it takes a round trip more. */
  readonly facts?: Statement<Facts> | ((current: StateRow<State> | null) => Statement<Facts>);
  /** The pure decision: null when there is nothing to change. Throws what the caller is to be told. */
  readonly decide: (current: StateRow<State> | null, facts: readonly Facts[]) => Change<State> | null;
  /** What changes with it in other aggregates, whose streams it has locked. Nothing, when it changes nothing itself. */
  readonly alongside?: (facts: readonly Facts[]) => readonly Recording[];
}

/** How often a command is run whose transaction the database ended to free others. */
const ATTEMPTS = 3;

/**
 * Runs one command on one aggregate, in two round trips: locks and reads, then the changes, the receipt and COMMIT.
 *
 * Streams are locked in one order, but unique keys are not: two commands that each take a key which the other gives up wait
 * for one another. The database ends one of them; nothing of it was written, so it decides again on what is there then.
 *
 * @throws ChangeRefused when the aggregate was changed in the meantime, a constraint refuses the change, or the receipt's
 *   key was for another request.
 */
export async function runCommand<State extends object, Facts extends object>(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  command: Command<State, Facts>,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await runOnce(database, tenantId, context, command);
    } catch (error) {
      if (attempt === ATTEMPTS || databaseErrorOf(error)?.code !== '40P01') throw refusalOf(error);
    }
}

function runOnce<State extends object, Facts extends object>(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  command: Command<State, Facts>,
): Promise<Outcome> {
  return tenantTransaction(database, tenantId, async (transaction) => {
    const { kept, current, facts } = await lockAndRead(transaction, command);
    const { id, receipt, expectedVersion } = command;
    if (receipt !== undefined && kept !== undefined) return replayOf(kept, receipt);
    if (current !== null && expectedVersion !== undefined && current.version !== expectedVersion)
      throw versionConflict();
    const change = command.decide(current, facts);
    const changes = change === null ? [] : recordingsOf(transaction, context, command, change, facts);
    const version = change === null ? (current?.version ?? 0) : change.expected_version + 1;
    const receipts =
      receipt === undefined
        ? []
        : [keepReceipt(tenantId, receipt, { id: change?.aggregate_id ?? id, version, changed: change !== null })];
    const [[recorded] = []] = await commitWithAll(transaction, [...changes, ...receipts]);
    const eventId = change === null ? null : (recorded?.event_id ?? null);
    return { id: change?.aggregate_id ?? id, version, event_id: eventId, replayed: false };
  });
}

async function lockAndRead<State extends object, Facts extends object>(
  transaction: TenantTransaction,
  { aggregate, id, receipt, alsoLock = [], alsoLockShared = [], alone, facts }: Command<State, Facts>,
) {
  const keys = [streamKey(id), ...alsoLock, ...(receipt === undefined ? [] : [receiptKey(receipt)])];
  const [, [kept], [current = null], known] = await Promise.all([
    takeLocks(transaction, alone === true ? { of: 'tenant' } : { of: 'streams', keys, shared: alsoLockShared }),
    receipt === undefined ? [] : transaction.rows(keptReceipt(receipt)),
    transaction.rows(stateOf(aggregate, id)),
    facts === undefined || typeof facts === 'function' ? [] : transaction.rows(facts),
  ]);
  const further = typeof facts === 'function' && kept === undefined ? await transaction.rows(facts(current)) : known;
  return { kept, current, facts: further };
}

/** The command's own change first: what changes with it may refer to it. */
function recordingsOf<State extends object, Facts extends object>(
  transaction: TenantTransaction,
  context: ChangeContext,
  { aggregate, alongside }: Command<State, Facts>,
  change: Change<State>,
  facts: readonly Facts[],
): Statement<Recorded>[] {
  const others = alongside?.(facts) ?? [];
  return [
    record(transaction, aggregate, context, [change]),
    ...others.map((recording) => recording(transaction, context)),
  ];
}

/** All of them and COMMIT in one round trip; nothing at all is left to the end of the transaction. Fails with the first failure. */
function commitWithAll(
  transaction: TenantTransaction,
  statements: readonly Statement<Recorded>[],
): Promise<Recorded[][]> {
  const last = statements.length - 1;
  return Promise.all(
    statements.map((statement, place) =>
      place === last ? transaction.commitWith(statement) : transaction.rows(statement),
    ),
  );
}
