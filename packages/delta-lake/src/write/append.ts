import type { CommitOptions, CommitResult, Rows } from './commit-options.ts';
import { addAction, bytesIn, rowsIn } from './file-actions.ts';
import type { TableSession } from './table-session.ts';
import { transact } from './transact.ts';
import { writeRows } from './write-rows.ts';

/** Adds rows. Other writers' commits never stand in its way, but for those that change the table's protocol or metadata. */
export async function append(session: TableSession, rows: Rows, options: CommitOptions): Promise<CommitResult> {
  const { result } = await transact(session, {
    name: 'WRITE',
    parameters: { mode: 'Append' },
    options,
    prepare: async (snapshot) => {
      const files = await writeRows(session, snapshot, rows, options);
      if (files.length === 0) return null;
      const rowsWritten = rowsIn(files);
      return {
        snapshot,
        actions: files.map((file) => addAction(file, true)),
        reads: { isBlindAppend: true, files: new Set(), wouldRead: () => false },
        rowsWritten,
        metrics: { numFiles: files.length, numOutputRows: rowsWritten, numOutputBytes: bytesIn(files) },
        outcome: undefined,
      };
    },
  });
  return result;
}
