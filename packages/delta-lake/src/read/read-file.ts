import type { AddFile } from '../log/action.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { type FileRows, readDataFile, wantedFields } from './data-file.ts';

/**
 * The rows of one of a snapshot's files.
 * @throws DeltaError `file_not_found`, `file_malformed`, `schema_mismatch`, `option_invalid` for an unknown column
 */
export function readFile(
  storage: TableStorage,
  snapshot: Snapshot,
  file: AddFile,
  options: { readonly columns?: readonly string[] } = {},
): AsyncGenerator<FileRows> {
  return readDataFile(storage, snapshot, file, wantedFields(snapshot.schema.fields, options.columns));
}
