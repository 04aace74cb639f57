import type { StructField, StructType } from '../../schema/data-type.ts';
import { arrayOf, field, mapOf, struct } from '../../schema/types.ts';

const required = { nullable: false };
const strings = mapOf('string', 'string');

const deletionVector = field(
  'deletionVector',
  struct(
    field('storageType', 'string'),
    field('pathOrInlineDv', 'string'),
    field('offset', 'integer'),
    field('sizeInBytes', 'integer'),
    field('cardinality', 'long'),
  ),
);

const add = field(
  'add',
  struct(
    field('path', 'string'),
    field('partitionValues', strings),
    field('size', 'long'),
    field('modificationTime', 'long'),
    field('dataChange', 'boolean'),
    field('stats', 'string'),
    field('tags', strings),
    deletionVector,
  ),
);

const remove = field(
  'remove',
  struct(
    field('path', 'string'),
    field('deletionTimestamp', 'long'),
    field('dataChange', 'boolean'),
    field('extendedFileMetadata', 'boolean'),
    field('partitionValues', strings),
    field('size', 'long'),
    field('tags', strings),
    deletionVector,
  ),
);

const txn = field('txn', struct(field('appId', 'string'), field('version', 'long'), field('lastUpdated', 'long')));

const metaData = field(
  'metaData',
  struct(
    field('id', 'string'),
    field('name', 'string'),
    field('description', 'string'),
    field('format', struct(field('provider', 'string'), field('options', strings))),
    field('schemaString', 'string'),
    field('partitionColumns', arrayOf('string')),
    field('configuration', strings),
    field('createdTime', 'long'),
  ),
);

const versions = [field('minReaderVersion', 'integer'), field('minWriterVersion', 'integer')];
const features = [field('readerFeatures', arrayOf('string')), field('writerFeatures', arrayOf('string'))];

const domainMetadata = field(
  'domainMetadata',
  struct(field('domain', 'string'), field('configuration', 'string'), field('removed', 'boolean')),
);

const sidecar = field('sidecar', struct(field('path', 'string', required)));

/** Columns of a checkpoint that are read; those a file lacks are null (Delta protocol, "Checkpoint Schema"). */
export const checkpointColumns: StructType = struct(
  add,
  remove,
  txn,
  metaData,
  field('protocol', struct(...versions, ...features)),
  domainMetadata,
  sidecar,
);

/** Columns of a sidecar that are read. */
export const sidecarColumns: StructType = struct(add, remove);

/** Columns of a checkpoint that is written; features have columns only where the protocol lists them. */
export function classicCheckpointSchema(options: {
  readonly hasReaderFeatures: boolean;
  readonly hasWriterFeatures: boolean;
}): StructType {
  const listed: StructField[] = features.filter(({ name }) =>
    name === 'readerFeatures' ? options.hasReaderFeatures : options.hasWriterFeatures,
  );
  return struct(txn, add, remove, metaData, field('protocol', struct(...versions, ...listed)), domainMetadata);
}
