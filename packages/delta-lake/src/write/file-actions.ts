import type { Action, AddFile } from '../log/action.ts';
import type { StoredFile } from './data-file-writer.ts';

/** A stored file becomes part of the table. */
export function addAction({ rowCount: _, ...file }: StoredFile, dataChange: boolean): Action {
  return { add: { ...file, dataChange } };
}

/** @param now milliseconds since 1970 */
export function removeAction(file: AddFile, now: number, dataChange: boolean): Action {
  const { path, partitionValues, size, tags, deletionVector } = file;
  return {
    remove: {
      path,
      deletionTimestamp: now,
      dataChange,
      extendedFileMetadata: true,
      partitionValues,
      size,
      ...(tags === undefined ? {} : { tags }),
      ...(deletionVector === undefined ? {} : { deletionVector }),
    },
  };
}

export function cdcAction({ path, partitionValues, size }: StoredFile): Action {
  return { cdc: { path, partitionValues, size, dataChange: false } };
}

export function rowsIn(files: readonly StoredFile[]): number {
  return files.reduce((sum, { rowCount }) => sum + rowCount, 0);
}

export function bytesIn(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
