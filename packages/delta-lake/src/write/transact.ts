import { DeltaError } from '../errors.ts';
import type { Action, CommitInfo } from '../log/action.ts';
import { formatCommit } from '../log/commit-lines.ts';
import { formatJson } from '../log/json.ts';
import { afterCommit } from '../maintenance/after-commit.ts';
import { requireWritable } from '../protocol/features.ts';
import { parseTableProperties } from '../protocol/table-properties.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { backOff } from './back-off.ts';
import type { CommitOptions, CommitResult } from './commit-options.ts';
import { conflictWith } from './conflict.ts';
import { type CommitMoment, noReads, type Plan } from './plan.ts';
import { putCommit } from './put-commit.ts';
import type { TableSession } from './table-session.ts';

/** An operation on a table, as often as it takes to commit it. */
export interface Operation<Outcome> {
  /** For the history: `WRITE`, `MERGE`, … as Spark names them. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly options: CommitOptions;
  /** Reads the snapshot, writes data files. Null: there is nothing to do. Called again when another writer changed what was read. */
  prepare(snapshot: Snapshot): Promise<Plan<Outcome> | null>;
}

export interface Transacted<Outcome> {
  readonly result: CommitResult;
  /** Null when nothing was to be done, or was done before. */
  readonly outcome: Outcome | null;
}

/**
 * Carries an operation out as one version of the table: prepared on a snapshot, committed if no other writer was faster; otherwise
 * committed after the others' versions where these do not concern it, or prepared anew where they do.
 * @throws DeltaError of the conflict rules, `commit_attempts_exhausted`, `append_only`, `feature_unsupported`
 */
export async function transact<Outcome>(
  session: TableSession,
  operation: Operation<Outcome>,
): Promise<Transacted<Outcome>> {
  const { options } = operation;
  options.signal?.throwIfAborted();
  requireTransactionNumber(options.txn);
  const seenAt = session.environment.now();
  const snapshot = await session.latest();
  requireWritable(snapshot);
  if (isApplied(snapshot, options.txn)) return alreadyApplied(snapshot);
  const plan = await operation.prepare(snapshot);
  if (plan === null && options.txn === undefined) return nothingToDo(snapshot);
  return await session.inTurn(() => commit(session, operation, plan ?? emptyPlan(snapshot), seenAt));
}

async function commit<Outcome>(
  session: TableSession,
  operation: Operation<Outcome>,
  firstPlan: Plan<Outcome | null>,
  firstSeenAt: number,
): Promise<Transacted<Outcome>> {
  const { environment } = session;
  const { txn, signal } = operation.options;
  const txnId = environment.randomUuid();
  let plan = firstPlan;
  let base = plan.snapshot;
  let seenAt = firstSeenAt;
  let hasJustLooked = false;
  let lastConflict: DeltaError | undefined;
  for (let attempt = 1; attempt <= environment.commitAttempts; attempt++) {
    signal?.throwIfAborted();
    const { actions, moment } = actionsOf(operation, plan, base, txnId, environment.now());
    const knowsNewest = hasJustLooked || session.isCurrent(seenAt);
    if (knowsNewest && (await putCommit(session, moment.version, formatCommit(actions), txnId))) {
      const snapshot = session.committed(base, moment.version, actions);
      await afterCommit(session, snapshot);
      return { result: resultOf(plan, actions, moment), outcome: plan.outcome };
    }
    if (knowsNewest) await backOff(environment, attempt, signal);
    seenAt = environment.now();
    const { snapshot, commits } = await session.advance(base);
    if (isApplied(snapshot, txn)) return alreadyApplied(snapshot);
    const isSerializable = snapshot.metadata.configuration['delta.isolationLevel'] === 'Serializable';
    const loser = { actions, reads: plan.reads, appId: txn?.appId, isSerializable };
    const conflicts = commits.map((winner) => conflictWith(winner, loser)).filter((found) => found !== null);
    base = snapshot;
    hasJustLooked = conflicts.length === 0;
    if (hasJustLooked) continue;
    const final = conflicts.find((conflict) => !isRepairable(conflict));
    if (final !== undefined) throw final;
    lastConflict = conflicts[0];
    const next = await operation.prepare(snapshot);
    if (next === null && txn === undefined) return nothingToDo(snapshot);
    plan = next ?? emptyPlan(snapshot);
  }
  const message = `other writers were faster ${environment.commitAttempts} times`;
  throw new DeltaError('commit_attempts_exhausted', message, { cause: lastConflict });
}

/** Conflicts that vanish when the operation is prepared anew on what the other writer left. */
function isRepairable({ code }: DeltaError): boolean {
  return code === 'concurrent_delete_delete' || code === 'concurrent_delete_read' || code === 'concurrent_append';
}

function actionsOf<Outcome>(
  { name, parameters, options }: Operation<Outcome>,
  plan: Plan<Outcome | null>,
  base: Snapshot,
  txnId: string,
  now: number,
): { readonly actions: readonly Action[]; readonly moment: CommitMoment } {
  const version = base.version + 1;
  const later = { version, timestamp: Math.max(now, base.timestamp + 1) };
  const own = typeof plan.actions === 'function' ? plan.actions(later) : plan.actions;
  const hasInCommitTimestamp = inCommitTimestampsAfter(base, own);
  const moment = hasInCommitTimestamp ? later : { version, timestamp: now };
  if (base.properties.appendOnly && own.some(({ remove }) => remove?.dataChange === true)) {
    throw new DeltaError('append_only', 'the table takes new rows only: delta.appendOnly is true');
  }
  const commitInfo: CommitInfo = {
    timestamp: moment.timestamp,
    ...(hasInCommitTimestamp ? { inCommitTimestamp: moment.timestamp } : {}),
    operation: name,
    operationParameters: texts({ ...parameters, ...options.operationParameters }),
    readVersion: plan.snapshot.version,
    isolationLevel: base.metadata.configuration['delta.isolationLevel'] ?? 'WriteSerializable',
    isBlindAppend: plan.reads.isBlindAppend,
    operationMetrics: texts(plan.metrics),
    ...(options.userMetadata === undefined ? {} : { userMetadata: options.userMetadata }),
    engineInfo: '@kiban/delta-lake',
    txnId,
  };
  const txn: Action[] = options.txn === undefined ? [] : [{ txn: { ...options.txn, lastUpdated: now } }];
  return { actions: [{ commitInfo }, ...txn, ...own], moment };
}

/** Whether they are on once the actions are applied: the commit that turns them on has one, too. */
function inCommitTimestampsAfter(base: Snapshot, actions: readonly Action[]): boolean {
  const metadata = actions.find(({ metaData }) => metaData !== undefined)?.metaData;
  const protocol = actions.find((action) => action.protocol !== undefined)?.protocol;
  if (metadata === undefined && protocol === undefined) return base.properties.enableInCommitTimestamps;
  const { configuration } = metadata ?? base.metadata;
  return parseTableProperties(configuration, protocol ?? base.protocol).enableInCommitTimestamps;
}

/** Other readers of the log expect texts. */
function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? value : formatJson(value)]),
  );
}

/** Another number would be written, and no checkpoint could be made of it. */
function requireTransactionNumber(txn: CommitOptions['txn']): void {
  if (txn === undefined || (typeof txn.version === 'bigint' && BigInt.asIntN(64, txn.version) === txn.version)) return;
  throw new DeltaError('option_invalid', `txn.version must be a bigint of 64 bits, not ${txn.version}`);
}

function isApplied(snapshot: Snapshot, txn: CommitOptions['txn']): boolean {
  if (txn === undefined) return false;
  const last = snapshot.transactions.get(txn.appId);
  return last !== undefined && last.version >= txn.version;
}

/** For a transaction that is to be remembered although there was nothing to do. */
function emptyPlan(snapshot: Snapshot): Plan<null> {
  return { snapshot, actions: [], reads: noReads, rowsWritten: 0, metrics: {}, outcome: null };
}

function resultOf(
  { rowsWritten }: Plan<unknown>,
  actions: readonly Action[],
  { version, timestamp }: CommitMoment,
): CommitResult {
  const filesAdded = actions.filter(({ add }) => add !== undefined).length;
  const filesRemoved = actions.filter(({ remove }) => remove !== undefined).length;
  return { version, alreadyApplied: false, timestamp, filesAdded, filesRemoved, rowsWritten };
}

function alreadyApplied<Outcome>(snapshot: Snapshot): Transacted<Outcome> {
  const { result } = nothingToDo(snapshot);
  return { result: { ...result, alreadyApplied: true }, outcome: null };
}

function nothingToDo<Outcome>({ version, timestamp }: Snapshot): Transacted<Outcome> {
  const result = { version, alreadyApplied: false, timestamp, filesAdded: 0, filesRemoved: 0, rowsWritten: 0 };
  return { result, outcome: null };
}
