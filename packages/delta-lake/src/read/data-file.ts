import { DeltaError } from '../errors.ts';
import type { DeletionVectorDescriptor, PartitionValues } from '../log/action.ts';
import { decodePath } from '../log/file-path.ts';
import { sourceOfStorage } from '../parquet/decode/byte-source.ts';
import { readParquet } from '../parquet/decode/read-parquet.ts';
import type { StructField } from '../schema/data-type.ts';
import { parsePartitionValue } from '../schema/partition-value.ts';
import type { Row, Value } from '../schema/value.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import { physicalName } from './column-mapping.ts';
import { readDeletionVector } from './deletion-vector/read-deletion-vector.ts';

/** Data files of a table, or change data files beside them. */
export interface DataFile {
  readonly path: string;
  readonly size: number;
  readonly partitionValues: PartitionValues;
  readonly deletionVector?: DeletionVectorDescriptor;
}

export interface FileRows {
  readonly rows: Row[];
  /** For each row its number in the file, from 0. */
  readonly positions: number[];
}

type Table = Pick<Snapshot, 'partitionColumns' | 'properties'>;

/**
 * A file's rows with the wanted columns, partition values filled in, without those its deletion vector takes away.
 * @throws DeltaError `file_not_found`, `file_malformed`, `schema_mismatch`, `feature_unsupported`, `log_malformed`
 */
export async function* readDataFile(
  storage: TableStorage,
  table: Table,
  file: DataFile,
  columns: readonly StructField[],
): AsyncGenerator<FileRows> {
  const deleted = file.deletionVector === undefined ? null : await readDeletionVector(storage, file.deletionVector);
  const isPartition = (field: StructField) => table.partitionColumns.includes(field.name);
  const withPartition = partitionFiller(table, file, columns);
  const batches = readParquet(sourceOfStorage(storage, decodePath(file.path), file.size), {
    schema: { type: 'struct', fields: columns.filter((field) => !isPartition(field)) },
    physicalName: (field) => physicalName(field, table.properties),
    matchBy: table.properties.columnMappingMode === 'id' ? 'id' : 'name',
  });
  for await (const { firstRow, rows } of batches) {
    const batch: FileRows = { rows: [], positions: [] };
    for (const [index, row] of rows.entries()) {
      const position = firstRow + index;
      if (deleted?.has(position)) continue;
      batch.rows.push(withPartition(row));
      batch.positions.push(position);
    }
    yield batch;
  }
}

/** The fields that a list of names means, in the schema's order; all of them without a list. */
export function wantedFields(
  fields: readonly StructField[],
  columns: readonly string[] | undefined,
): readonly StructField[] {
  if (columns === undefined) return fields;
  for (const name of columns) {
    if (!fields.some((field) => field.name === name))
      throw new DeltaError('option_invalid', `there is no column ${name}`);
  }
  return fields.filter((field) => columns.includes(field.name));
}

/** Puts a file's partition values into its rows; members are in the order of the wanted columns. */
function partitionFiller(table: Table, file: DataFile, columns: readonly StructField[]): (row: Row) => Row {
  const values = new Map<string, Value>();
  for (const field of columns) {
    if (!table.partitionColumns.includes(field.name)) continue;
    const text = file.partitionValues[physicalName(field, table.properties)] ?? null;
    values.set(field.name, parsePartitionValue(text, field.type));
  }
  if (values.size === 0) return (row) => row;
  const names = columns.map(({ name }) => ({ name, constant: values.get(name) }));
  return (row) => {
    const filled: Record<string, Value> = {};
    for (const { name, constant } of names) filled[name] = constant === undefined ? (row[name] ?? null) : constant;
    return filled;
  };
}
