import { DeltaError } from '../../errors.ts';
import type { Action, AddFile, RemoveFile } from '../../log/action.ts';
import { fileKey } from '../../log/file-path.ts';
import type { StructField } from '../../schema/data-type.ts';
import { field } from '../../schema/types.ts';
import type { Row } from '../../schema/value.ts';
import { loadSnapshot } from '../../snapshot/load-snapshot.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import { type DataFile, readDataFile } from '../data-file.ts';
import { DeletedRows } from '../deletion-vector/deleted-rows.ts';
import { readDeletionVector } from '../deletion-vector/read-deletion-vector.ts';
import type { ChangeType } from './change-type.ts';

interface Changes {
  readonly rows: readonly Row[];
  /** For each row what happened to it. */
  readonly types: readonly ChangeType[];
}

const changeType = field('_change_type', 'string', {
  metadata: { 'delta.columnMapping.physicalName': '_change_type' },
});

/** The changes of one commit: from its change data files when it has any, otherwise from the files it added and removed. */
export async function* commitChanges(
  storage: TableStorage,
  table: Snapshot,
  version: number,
  actions: readonly Action[],
  columns: readonly StructField[],
): AsyncGenerator<Changes> {
  const recorded = actions.flatMap(({ cdc }) => (cdc === undefined ? [] : [cdc]));
  if (recorded.length > 0) {
    for (const file of recorded) {
      for await (const { rows } of readDataFile(storage, table, file, [...columns, changeType])) {
        yield { rows, types: rows.map((row) => row._change_type as ChangeType) };
      }
    }
    return;
  }
  const added = new Map(actions.flatMap(({ add }) => (add?.dataChange === true ? [[add.path, add] as const] : [])));
  const removed = new Map(
    actions.flatMap(({ remove }) => (remove?.dataChange === true ? [[remove.path, remove] as const] : [])),
  );
  for (const file of removed.values()) {
    const whole = await removedFile(storage, version, file);
    yield* rowsOf(storage, table, whole, added.get(file.path), 'delete', columns);
  }
  for (const file of added.values()) yield* rowsOf(storage, table, file, removed.get(file.path), 'insert', columns);
}

/** Rows that are in `file` and not in its counterpart: the same data file, with another deletion vector. */
async function* rowsOf(
  storage: TableStorage,
  table: Snapshot,
  file: DataFile,
  counterpart: AddFile | RemoveFile | undefined,
  type: ChangeType,
  columns: readonly StructField[],
): AsyncGenerator<Changes> {
  const isIn = counterpart === undefined ? () => false : await membership(storage, counterpart);
  for await (const { rows, positions } of readDataFile(storage, table, file, columns)) {
    const changed = rows.filter((_, index) => !isIn(positions[index] as number));
    if (changed.length > 0) yield { rows: changed, types: changed.map(() => type) };
  }
}

async function membership(storage: TableStorage, file: AddFile | RemoveFile): Promise<(position: number) => boolean> {
  const { deletionVector } = file;
  const deleted = deletionVector === undefined ? new DeletedRows() : await readDeletionVector(storage, deletionVector);
  return (position) => !deleted.has(position);
}

/** A removal need not say how large the file is and which partition it belongs to: the version before does. */
async function removedFile(storage: TableStorage, version: number, file: RemoveFile): Promise<DataFile> {
  const { path, size, partitionValues, deletionVector } = file;
  if (size !== undefined && partitionValues !== undefined) {
    return { path, size, partitionValues, ...(deletionVector === undefined ? {} : { deletionVector }) };
  }
  const before = await loadSnapshot(storage, { version: version - 1 });
  const added = before.files.get(fileKey(file));
  if (added !== undefined) return added;
  throw new DeltaError('change_data_unavailable', `version ${version} removes the file ${path}, which was not there`);
}
