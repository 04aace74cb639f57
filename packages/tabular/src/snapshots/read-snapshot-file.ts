import type { FileSource } from '../mapping/file-schema.ts';
import { type RecordBatch, readRecords } from '../records/read-records.ts';
import { nameOf, type SnapshotFile } from './snapshot.ts';

/**
 * Reads one file or table of a snapshot in batches of bounded size; of a table only the columns in `used`.
 * Throws `SnapshotError` as `readRecords` and `readTable` do; nothing of the snapshot may be kept then.
 */
export async function* readSnapshotFile(
  found: SnapshotFile,
  source: FileSource,
  used: readonly string[],
): AsyncGenerator<RecordBatch> {
  const { path, table } = found;
  if (source.format === 'delimited') yield* readRecords(path, source);
  else if (table !== undefined) {
    // what reads tables is not what an ordinary import needs
    const { readTable } = await import('../tables/read-table.ts');
    yield* readTable({ path, table, used, name: nameOf(found), mayBeEmpty: source.may_be_empty });
  }
}
