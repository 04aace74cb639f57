import { filesFor } from '../read/files-for.ts';
import { columnsOf, conditionOf } from '../read/filter/condition.ts';
import { matcherOf } from '../read/filter/row-matcher.ts';
import type { Filter } from '../read/filter.ts';
import type { Row } from '../schema/value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CommitOptions, CommitResult, Rows } from './commit-options.ts';
import { mayHold } from './may-hold.ts';
import { mayHoldKeys } from './merge-candidates.ts';
import { collectChanges, type MergeChanges } from './merge-changes.ts';
import { type MergeKey, mergeKey } from './merge-key.ts';
import type { Plan } from './plan.ts';
import { type RowChanges, rewriteFiles } from './rewrite-files.ts';
import type { TableSession } from './table-session.ts';
import { transact } from './transact.ts';

export interface MergeInput {
  /** Whole rows: each replaces the row with its key, or is inserted when there is none. */
  readonly upsert?: Rows;
  /** Rows of the key's columns alone: what has such a key is deleted. */
  readonly deleteKeys?: Rows;
}

export interface MergeOptions extends CommitOptions {
  /** Columns that tell rows apart; null in one of them equals nothing. */
  readonly key: readonly string[];
  /**
   * Only rows that it is true for are looked for, so that files which hold none are not read. An upsert is inserted when no such row
   * has its key, although another row might.
   */
  readonly within?: Filter;
}

export interface MergeCounts {
  readonly inserted: number;
  /** Rows that were replaced, also by equal ones. */
  readonly updated: number;
  readonly deleted: number;
}

/**
 * Inserts, replaces and deletes rows by key, in one commit. Several rows of one key in the table are each replaced or deleted. The
 * changes are held in memory.
 * @throws DeltaError `duplicate_key`, `schema_mismatch`, `value_invalid`, `option_invalid`
 */
export async function merge(
  session: TableSession,
  input: MergeInput,
  options: MergeOptions,
): Promise<CommitResult & MergeCounts> {
  let collected: MergeChanges | undefined;
  const { result, outcome } = await transact<MergeCounts>(session, {
    name: 'MERGE',
    parameters: { key: options.key },
    options,
    prepare: async (snapshot) => {
      const key = mergeKey(snapshot.schema, options.key);
      collected ??= await collectChanges(input, snapshot.schema, key);
      return await planMerge(session, snapshot, key, collected, options);
    },
  });
  return { ...result, ...(outcome ?? { inserted: 0, updated: 0, deleted: 0 }) };
}

async function planMerge(
  session: TableSession,
  snapshot: Snapshot,
  key: MergeKey,
  changes: MergeChanges,
  options: MergeOptions,
): Promise<Plan<MergeCounts> | null> {
  if (changes.keys.length === 0) return null;
  const holdsKeys = mayHoldKeys(snapshot, key, changes.keys);
  const holdsWithin = mayHold(snapshot, options.within);
  const candidates = filesFor(snapshot, options.within).filter(holdsKeys);
  const rewritten = await rewriteFiles(
    session,
    snapshot,
    rowChanges(snapshot, key, changes, candidates, options),
    options,
  );
  const { actions, readFiles, rowsWritten, metrics, inserted, updated, deleted } = rewritten;
  if (actions.length === 0) return null;
  return {
    snapshot,
    actions,
    reads: { isBlindAppend: false, files: readFiles, wouldRead: (file) => holdsKeys(file) && holdsWithin(file) },
    rowsWritten,
    metrics: {
      ...metrics,
      numTargetRowsInserted: inserted,
      numTargetRowsUpdated: updated,
      numTargetRowsDeleted: deleted,
    },
    outcome: { inserted, updated, deleted },
  };
}

function rowChanges(
  { schema }: Snapshot,
  key: MergeKey,
  { upserts, deletes }: MergeChanges,
  candidates: RowChanges['candidates'],
  { within }: MergeOptions,
): RowChanges {
  const condition = within === undefined ? null : conditionOf(schema, within);
  const isWithin = condition === null ? () => true : matcherOf(condition);
  const found = new Set<string>();
  return {
    candidates,
    probeColumns: [
      ...new Set([...key.columns.map(({ name }) => name), ...(condition === null ? [] : columnsOf(condition))]),
    ],
    isChanged: (row) => {
      const text = key.textOf(row);
      return text !== null && (upserts.has(text) || deletes.has(text)) && isWithin(row);
    },
    change: (row) => {
      const text = key.textOf(row) as string;
      const upsert = upserts.get(text);
      if (upsert === undefined) return null;
      found.add(text);
      return upsert.row;
    },
    inserted: () => insertedRows(upserts, found),
    numberOf: (row) => upserts.get(key.textOf(row) ?? '')?.number ?? 0,
  };
}

const batchRows = 4096;

/** Upserts that replaced nothing, in their order. */
function* insertedRows(upserts: MergeChanges['upserts'], found: ReadonlySet<string>): Generator<readonly Row[]> {
  let rows: Row[] = [];
  for (const [text, { row }] of upserts) {
    if (found.has(text)) continue;
    rows.push(row);
    if (rows.length < batchRows) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
