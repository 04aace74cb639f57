import type { AddFile } from '../log/action.ts';
import { fileKey } from '../log/file-path.ts';
import { parseStatistics } from '../read/file-statistics.ts';
import { filesMatching } from '../read/files-for.ts';
import { columnsOf, conditionOf } from '../read/filter/condition.ts';
import { matcherOf } from '../read/filter/row-matcher.ts';
import type { Filter } from '../read/filter.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CommitOptions, CommitResult } from './commit-options.ts';
import { describeFilter } from './describe-filter.ts';
import { bytesIn, removeAction } from './file-actions.ts';
import { mayHold } from './may-hold.ts';
import type { Plan } from './plan.ts';
import { rewriteFiles } from './rewrite-files.ts';
import type { TableSession } from './table-session.ts';
import { transact } from './transact.ts';

export interface DeleteResult extends CommitResult {
  /** Null where whole files were removed whose statistics do not tell how many rows they held. */
  readonly deleted: number | null;
}

/** Deletes the rows that the filter is true for. Over partition columns alone, no data file is read. */
export async function deleteWhere(
  session: TableSession,
  filter: Filter,
  options: CommitOptions,
): Promise<DeleteResult> {
  const { result, outcome } = await transact<{ readonly deleted: number | null }>(session, {
    name: 'DELETE',
    parameters: { predicate: describeFilter(filter) },
    options,
    prepare: async (snapshot) => {
      const condition = conditionOf(snapshot.schema, filter);
      const columns = [...columnsOf(condition)];
      const candidates = filesMatching(snapshot, condition);
      if (columns.every((column) => snapshot.partitionColumns.includes(column))) {
        return removing(snapshot, candidates, filter, session.environment.now());
      }
      const isChanged = matcherOf(condition);
      const changes = {
        candidates,
        probeColumns: columns,
        isChanged,
        change: () => null,
        inserted: () => [],
        numberOf: () => 0,
      };
      const rewritten = await rewriteFiles(session, snapshot, changes, options);
      const { actions, deleted, rowsWritten, metrics, readFiles } = rewritten;
      if (actions.length === 0) return null;
      return {
        snapshot,
        actions,
        reads: { isBlindAppend: false, files: readFiles, wouldRead: mayHold(snapshot, filter) },
        rowsWritten,
        metrics: { ...metrics, numDeletedRows: deleted },
        outcome: { deleted },
      };
    },
  });
  return { ...result, deleted: outcome === null ? 0 : outcome.deleted };
}

function removing(
  snapshot: Snapshot,
  files: readonly AddFile[],
  filter: Filter,
  now: number,
): Plan<{ readonly deleted: number | null }> | null {
  if (files.length === 0) return null;
  const deleted = files.reduce((sum: number | null, file) => {
    const count = parseStatistics(file.stats).numRecords;
    return sum === null || count === null ? null : sum + count - (file.deletionVector?.cardinality ?? 0);
  }, 0);
  return {
    snapshot,
    actions: files.map((file) => removeAction(file, now, true)),
    reads: { isBlindAppend: false, files: new Set(files.map(fileKey)), wouldRead: mayHold(snapshot, filter) },
    rowsWritten: 0,
    metrics: {
      numRemovedFiles: files.length,
      numRemovedBytes: bytesIn(files),
      ...(deleted === null ? {} : { numDeletedRows: deleted }),
    },
    outcome: { deleted },
  };
}
