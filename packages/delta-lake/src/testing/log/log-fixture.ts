import type { Action, AddFile, Metadata, Protocol } from '../../log/action.ts';
import { formatCommit } from '../../log/commit-lines.ts';
import { commitPath } from '../../log/log-files.ts';
import type { StructType } from '../../schema/data-type.ts';
import { formatSchema } from '../../schema/schema-text.ts';
import { field, struct } from '../../schema/types.ts';
import { memoryStorage } from '../../storage/memory-storage.ts';
import type { TableStorage } from '../../storage/table-storage.ts';

export const oldProtocol: Action = { protocol: { minReaderVersion: 1, minWriterVersion: 2 } };

/** A protocol of table features. */
export function featureProtocol(
  readerFeatures: readonly string[],
  writerFeatures: readonly string[] = readerFeatures,
): Action {
  const protocol: Protocol = { minReaderVersion: 3, minWriterVersion: 7, readerFeatures, writerFeatures };
  return { protocol };
}

export const idSchema: StructType = struct(field('id', 'long'));

export function metadataAction(schema: StructType = idSchema, options: Partial<Metadata> = {}): Action {
  return {
    metaData: {
      id: '7afc4b76-09fb-4b06-836d-f9972b9c1f91',
      format: { provider: 'parquet', options: {} },
      schemaString: formatSchema(schema),
      partitionColumns: [],
      configuration: {},
      ...options,
    },
  };
}

export function addAction(path: string, options: Partial<AddFile> = {}): Action {
  return { add: { path, partitionValues: {}, size: 1, modificationTime: 0, dataChange: true, ...options } };
}

export function removeAction(path: string, deletionTimestamp = 0): Action {
  return { remove: { path, deletionTimestamp, dataChange: true } };
}

/** Writes commits of the versions 0, 1, … as they are given. */
export async function writeLog(
  storage: TableStorage,
  commits: readonly (readonly Action[])[],
  from = 0,
): Promise<void> {
  for (const [index, actions] of commits.entries()) await storage.put(commitPath(from + index), formatCommit(actions));
}

/** A table in memory whose commits were stored at 1,000, 2,000, … milliseconds. */
export async function tableOf(...commits: readonly (readonly Action[])[]): Promise<TableStorage> {
  let now = 0;
  const clock = () => {
    now += 1000;
    return now;
  };
  const storage = memoryStorage({ clock });
  await writeLog(storage, commits);
  return storage;
}
