import type { Action, AddFile } from '../log/action.ts';
import { fileKey } from '../log/file-path.ts';
import { readFile } from '../read/read-file.ts';
import type { Row } from '../schema/value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CommitOptions } from './commit-options.ts';
import { DataFileWriter } from './data-file-writer.ts';
import { addAction, bytesIn, cdcAction, removeAction, rowsIn } from './file-actions.ts';
import { changeFileTarget, fileTarget, hasChangeDataFeed } from './file-target.ts';
import type { TableSession } from './table-session.ts';
import { storingFiles } from './write-rows.ts';

/** What happens to rows of files that are copied on write. */
export interface RowChanges {
  /** Files that may hold rows which change. */
  readonly candidates: readonly AddFile[];
  /** Columns that `isChanged` looks at. */
  readonly probeColumns: readonly string[];
  readonly isChanged: (row: Row) => boolean;
  /** The row that stands in for a changed one; null: the row goes. */
  readonly change: (row: Row) => Row | null;
  /** Rows that come new, once all candidates were read. */
  readonly inserted: () => Iterable<readonly Row[]>;
  /** The number by which errors name a row that came from the caller. */
  readonly numberOf: (row: Row) => number;
}

export interface Rewritten {
  readonly actions: readonly Action[];
  /** Keys of all candidates, also of those that turned out to hold nothing that changes. */
  readonly readFiles: ReadonlySet<string>;
  readonly rowsWritten: number;
  readonly updated: number;
  readonly deleted: number;
  readonly inserted: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * Writes new files for those that hold changed rows; unchanged rows are copied. A file none of whose rows stay is only removed.
 * With the change data feed on, what happened to rows is written beside it.
 */
export async function rewriteFiles(
  session: TableSession,
  snapshot: Snapshot,
  changes: RowChanges,
  options: CommitOptions,
): Promise<Rewritten> {
  const target = fileTarget(session, snapshot, options);
  const feed = hasChangeDataFeed(snapshot) ? new DataFileWriter(changeFileTarget(target)) : null;
  return await storingFiles(new DataFileWriter(target), (writer) =>
    feed === null
      ? rewrite(session, snapshot, changes, writer, null)
      : storingFiles(feed, () => rewrite(session, snapshot, changes, writer, feed)),
  );
}

async function rewrite(
  session: TableSession,
  snapshot: Snapshot,
  changes: RowChanges,
  writer: DataFileWriter,
  feed: DataFileWriter | null,
): Promise<Rewritten> {
  const counts = { updated: 0, deleted: 0, inserted: 0, copied: 0 };
  const removed: AddFile[] = [];
  for (const file of changes.candidates) {
    if (!(await holdsChange(session, snapshot, file, changes))) continue;
    removed.push(file);
    for await (const { rows } of readFile(session.storage, snapshot, file)) {
      const { kept, changed } = applied(rows, changes, counts);
      await writer.write(kept, (index) => changes.numberOf(kept[index] as Row));
      if (feed !== null) await feed.write(changed);
    }
  }
  for (const rows of changes.inserted()) {
    await writer.write(rows, (index) => changes.numberOf(rows[index] as Row));
    if (feed !== null) await feed.write(ofType(rows, 'insert'));
    counts.inserted += rows.length;
  }
  const added = await writer.finish();
  if (isPlain(counts)) await feed?.discard();
  const cdc = feed === null || isPlain(counts) ? [] : await feed.finish();
  const now = session.environment.now();
  return {
    actions: [
      ...removed.map((file) => removeAction(file, now, true)),
      ...added.map((file) => addAction(file, true)),
      ...cdc.map(cdcAction),
    ],
    readFiles: new Set(changes.candidates.map(fileKey)),
    rowsWritten: rowsIn(added),
    updated: counts.updated,
    deleted: counts.deleted,
    inserted: counts.inserted,
    metrics: {
      numAddedFiles: added.length,
      numRemovedFiles: removed.length,
      numAddedBytes: bytesIn(added),
      numRemovedBytes: bytesIn(removed),
      numCopiedRows: counts.copied,
      numAddedChangeFiles: cdc.length,
    },
  };
}

/** Where no row stayed in a file that goes, whole files tell the change data feed by themselves what happened. */
function isPlain({ copied, updated }: { readonly copied: number; readonly updated: number }): boolean {
  return copied === 0 && updated === 0;
}

/** Reads only the columns that tell, so that files without changes are not read whole. */
async function holdsChange(
  { storage }: TableSession,
  snapshot: Snapshot,
  file: AddFile,
  { probeColumns, isChanged }: RowChanges,
): Promise<boolean> {
  for await (const { rows } of readFile(storage, snapshot, file, { columns: probeColumns })) {
    if (rows.some(isChanged)) return true;
  }
  return false;
}

function applied(
  rows: readonly Row[],
  { isChanged, change }: RowChanges,
  counts: { updated: number; deleted: number; copied: number },
): { readonly kept: Row[]; readonly changed: Row[] } {
  const kept: Row[] = [];
  const changed: Row[] = [];
  for (const row of rows) {
    if (!isChanged(row)) {
      kept.push(row);
      counts.copied += 1;
      continue;
    }
    // a copy: what changes the row may do so in place
    const before = { ...row };
    const next = change(row);
    if (next === null) {
      counts.deleted += 1;
      changed.push({ ...before, _change_type: 'delete' });
      continue;
    }
    counts.updated += 1;
    kept.push(next);
    changed.push({ ...before, _change_type: 'update_preimage' }, { ...next, _change_type: 'update_postimage' });
  }
  return { kept, changed };
}

function ofType(rows: readonly Row[], type: 'insert'): Row[] {
  return rows.map((row) => ({ ...row, _change_type: type }));
}
