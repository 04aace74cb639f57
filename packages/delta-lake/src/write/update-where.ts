import { filesMatching } from '../read/files-for.ts';
import { columnsOf, conditionOf } from '../read/filter/condition.ts';
import { matcherOf } from '../read/filter/row-matcher.ts';
import type { Filter } from '../read/filter.ts';
import type { Row } from '../schema/value.ts';
import type { CommitOptions, CommitResult } from './commit-options.ts';
import { describeFilter } from './describe-filter.ts';
import { mayHold } from './may-hold.ts';
import { rewriteFiles } from './rewrite-files.ts';
import type { TableSession } from './table-session.ts';
import { transact } from './transact.ts';
import { knownFieldsOf } from './unknown-fields.ts';

export interface UpdateResult extends CommitResult {
  readonly updated: number;
}

/**
 * Replaces the rows that the filter is true for by what `change` makes of them. It may be called more than once for a row, when
 * another writer's commit makes it necessary.
 * @throws DeltaError `schema_mismatch`, `value_invalid` for what `change` returned
 */
export async function updateWhere(
  session: TableSession,
  filter: Filter,
  change: (row: Row) => Row,
  options: CommitOptions,
): Promise<UpdateResult> {
  const { result, outcome } = await transact<{ readonly updated: number }>(session, {
    name: 'UPDATE',
    parameters: { predicate: describeFilter(filter) },
    options,
    prepare: async (snapshot) => {
      const condition = conditionOf(snapshot.schema, filter);
      const requireKnownFields = knownFieldsOf(snapshot.schema);
      const changed = (row: Row): Row => {
        const next = change(row);
        requireKnownFields([next], 0);
        return next;
      };
      const rewritten = await rewriteFiles(
        session,
        snapshot,
        {
          candidates: filesMatching(snapshot, condition),
          probeColumns: [...columnsOf(condition)],
          isChanged: matcherOf(condition),
          change: changed,
          inserted: () => [],
          numberOf: () => 0,
        },
        options,
      );
      const { actions, updated, rowsWritten, metrics, readFiles } = rewritten;
      if (actions.length === 0) return null;
      return {
        snapshot,
        actions,
        reads: { isBlindAppend: false, files: readFiles, wouldRead: mayHold(snapshot, filter) },
        rowsWritten,
        metrics: { ...metrics, numUpdatedRows: updated },
        outcome: { updated },
      };
    },
  });
  return { ...result, updated: outcome?.updated ?? 0 };
}
