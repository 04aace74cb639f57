import { DeltaError } from '../errors.ts';
import { canWriteZstd } from '../parquet/encode/compression.ts';
import type { Codec } from '../parquet/encode/parquet-writer.ts';
import type { StructField } from '../schema/data-type.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { statisticsColumns } from '../statistics/statistics-columns.ts';
import type { CommitOptions } from './commit-options.ts';
import type { DataFileTarget } from './data-file-writer.ts';
import type { TableSession } from './table-session.ts';

const defaultFileBytes = 64 * 2 ** 20;

/** Where and how an operation writes the data files of a table. */
export function fileTarget(
  { storage, environment }: TableSession,
  snapshot: Snapshot,
  options: Pick<CommitOptions, 'codec' | 'targetFileBytes' | 'signal'>,
): DataFileTarget {
  const { schema, partitionColumns, properties } = snapshot;
  const fileSchema = { ...schema, fields: schema.fields.filter(({ name }) => !partitionColumns.includes(name)) };
  const partitionFields = partitionColumns.map((column) => schema.fields.find(({ name }) => name === column));
  return {
    storage,
    environment,
    fileSchema,
    partitionSchema: { ...schema, fields: partitionFields.filter((field) => field !== undefined) },
    statisticsColumns: statisticsColumns(fileSchema, properties),
    codec: options.codec ?? tableCodec(snapshot) ?? (canWriteZstd ? 'zstd' : 'snappy'),
    targetFileBytes: options.targetFileBytes ?? properties.targetFileSize ?? defaultFileBytes,
    kind: 'part',
    signal: options.signal,
  };
}

const changeType: StructField = { name: '_change_type', type: 'string', nullable: false, metadata: {} };

/** As the table's own files, for the change data feed: rows with their `_change_type`. */
export function changeFileTarget(target: DataFileTarget): DataFileTarget {
  const fileSchema = { ...target.fileSchema, fields: [...target.fileSchema.fields, changeType] };
  return { ...target, fileSchema, kind: 'cdc' };
}

/** Whether the table's operations owe change data files (Delta protocol, "Writer Requirements for AddCDCFile"). */
export function hasChangeDataFeed({ protocol, properties }: Snapshot): boolean {
  const { minWriterVersion, writerFeatures } = protocol;
  const isSupported =
    minWriterVersion === 7 ? writerFeatures?.includes('changeDataFeed') === true : minWriterVersion >= 4;
  return isSupported && properties.enableChangeDataFeed;
}

function tableCodec({ metadata }: Snapshot): Codec | undefined {
  const name = metadata.configuration['delta.parquet.compression.codec']?.toLowerCase();
  switch (name) {
    case undefined:
    case 'snappy':
    case 'zstd':
    case 'uncompressed':
      return name;
    case 'none':
      return 'uncompressed';
    default:
      throw new DeltaError('feature_unsupported', `cannot write files compressed with ${name}`, { feature: name });
  }
}
