import { DeltaError } from '../errors.ts';
import { fileKey } from '../log/file-path.ts';
import { filesMatching } from '../read/files-for.ts';
import { columnsOf, conditionOf } from '../read/filter/condition.ts';
import { matcherOf } from '../read/filter/row-matcher.ts';
import type { Filter } from '../read/filter.ts';
import type { Row } from '../schema/value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CommitOptions, CommitResult, Rows } from './commit-options.ts';
import type { StoredFile } from './data-file-writer.ts';
import { describeFilter } from './describe-filter.ts';
import { addAction, bytesIn, removeAction, rowsIn } from './file-actions.ts';
import { mayHold } from './may-hold.ts';
import type { Plan } from './plan.ts';
import type { TableSession } from './table-session.ts';
import { transact } from './transact.ts';
import { writeRows } from './write-rows.ts';

export interface OverwriteOptions extends CommitOptions {
  /** Only the partitions that it is true for are replaced, and new rows must lie in them; over partition columns alone. */
  readonly where?: Filter;
}

/**
 * Replaces all rows, or those of some partitions.
 * @throws DeltaError `option_invalid` for a `where` that names another column, `value_invalid` for a row outside of it
 */
export async function overwrite(session: TableSession, rows: Rows, options: OverwriteOptions): Promise<CommitResult> {
  const { where } = options;
  let files: readonly StoredFile[] | undefined;
  const { result } = await transact(session, {
    name: 'WRITE',
    parameters: { mode: 'Overwrite', predicate: where && describeFilter(where) },
    options,
    prepare: async (snapshot) => {
      const check = where === undefined ? undefined : rowsWithin(snapshot, where);
      // prepared anew after another writer's commit: the files stay, the rows are used up
      files ??= await writeRows(session, snapshot, rows, options, check);
      return replacing(snapshot, files, where, session.environment.now());
    },
  });
  return result;
}

function replacing(
  snapshot: Snapshot,
  files: readonly StoredFile[],
  where: Filter | undefined,
  now: number,
): Plan<undefined> | null {
  const replaced =
    where === undefined ? [...snapshot.files.values()] : filesMatching(snapshot, conditionOf(snapshot.schema, where));
  if (files.length === 0 && replaced.length === 0) return null;
  const rowsWritten = rowsIn(files);
  return {
    snapshot,
    actions: [...replaced.map((file) => removeAction(file, now, true)), ...files.map((file) => addAction(file, true))],
    reads: { isBlindAppend: false, files: new Set(replaced.map(fileKey)), wouldRead: mayHold(snapshot, where) },
    rowsWritten,
    metrics: {
      numFiles: files.length,
      numOutputRows: rowsWritten,
      numOutputBytes: bytesIn(files),
      numRemovedFiles: replaced.length,
      numRemovedBytes: bytesIn(replaced),
    },
    outcome: undefined,
  };
}

function rowsWithin(snapshot: Snapshot, where: Filter): (rows: readonly Row[], firstNumber: number) => void {
  const condition = conditionOf(snapshot.schema, where);
  for (const column of columnsOf(condition)) {
    if (snapshot.partitionColumns.includes(column)) continue;
    throw new DeltaError('option_invalid', `where: ${column} is not a partition column`);
  }
  const isWithin = matcherOf(condition);
  return (rows, firstNumber) => {
    const outside = rows.findIndex((row) => !isWithin(row));
    if (outside === -1) return;
    throw new DeltaError(
      'value_invalid',
      `row ${firstNumber + outside} does not lie in the partitions that are replaced`,
    );
  };
}
