import type { Row } from '../schema/value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CommitOptions, Rows } from './commit-options.ts';
import { DataFileWriter, type StoredFile } from './data-file-writer.ts';
import { fileTarget } from './file-target.ts';
import { rowBatches } from './row-batches.ts';
import type { TableSession } from './table-session.ts';
import { knownFieldsOf } from './unknown-fields.ts';

/**
 * Writes a caller's rows to data files of the table's schema. A row that is refused leaves nothing behind.
 * @param check looks at rows before they are written; numbers count the caller's rows from 0
 * @throws DeltaError `schema_mismatch`, `value_invalid`, naming the column and the row
 */
export async function writeRows(
  session: TableSession,
  snapshot: Snapshot,
  rows: Rows,
  options: CommitOptions,
  check: (rows: readonly Row[], firstNumber: number) => void = () => undefined,
): Promise<readonly StoredFile[]> {
  const requireKnownFields = knownFieldsOf(snapshot.schema);
  return await storingFiles(new DataFileWriter(fileTarget(session, snapshot, options)), async (writer) => {
    let count = 0;
    for await (const batch of rowBatches(rows)) {
      const firstNumber = count;
      requireKnownFields(batch, firstNumber);
      check(batch, firstNumber);
      await writer.write(batch, (index) => firstNumber + index);
      count += batch.length;
    }
    return await writer.finish();
  });
}

/** Runs what writes files; when it fails before any commit, what was stored is deleted again. */
export async function storingFiles<T>(
  writer: DataFileWriter,
  write: (writer: DataFileWriter) => Promise<T>,
): Promise<T> {
  try {
    return await write(writer);
  } catch (error) {
    // VACUUM takes what cannot be deleted now; why the operation failed matters more
    await writer.discard().catch(() => undefined);
    throw error;
  }
}
