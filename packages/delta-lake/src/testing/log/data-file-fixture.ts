import type { Action, AddFile } from '../../log/action.ts';
import { ParquetWriter } from '../../parquet/encode/parquet-writer.ts';
import type { StructType } from '../../schema/data-type.ts';
import type { Row } from '../../schema/value.ts';
import type { TableStorage } from '../../storage/table-storage.ts';

/** Writes rows into a data file of the name that `path` encodes, and gives the action that adds it. */
export async function addRows(
  storage: TableStorage,
  path: string,
  schema: StructType,
  rows: readonly Row[],
  options: Partial<AddFile> = {},
): Promise<Action & { readonly add: AddFile }> {
  const bytes = parquetOf(schema, rows);
  await storage.put(decodeURIComponent(path), bytes);
  const size = bytes.byteLength;
  return { add: { path, partitionValues: {}, size, modificationTime: 0, dataChange: true, ...options } };
}

export function parquetOf(schema: StructType, rows: readonly Row[]): Uint8Array {
  const writer = new ParquetWriter({ schema, codec: 'snappy', rowGroupRows: 3 });
  writer.write(rows);
  return writer.finish().bytes;
}
