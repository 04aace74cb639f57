import { ParquetWriter } from '../../parquet/encode/parquet-writer.ts';
import type { Row, Value } from '../../schema/value.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import type { AddFile, DeletionVectorDescriptor, Metadata, RemoveFile } from '../action.ts';
import { readLastCheckpoint } from '../last-checkpoint.ts';
import { checkpointPath, lastCheckpointPath } from '../log-files.ts';
import { classicCheckpointSchema } from './checkpoint-schema.ts';

const rowsAtOnce = 4096;
const noAction: Row = { txn: null, add: null, remove: null, metaData: null, protocol: null, domainMetadata: null };

/**
 * Writes a version's classic checkpoint and points `_last_checkpoint` to it, unless that already points further. Tombstones older
 * than the table's retention are left out.
 * @param now milliseconds since 1970
 */
export async function writeCheckpoint(storage: TableStorage, snapshot: Snapshot, now: number): Promise<void> {
  const { protocol, version } = snapshot;
  const writer = new ParquetWriter({
    schema: classicCheckpointSchema({
      hasReaderFeatures: protocol.readerFeatures !== undefined,
      hasWriterFeatures: protocol.writerFeatures !== undefined,
    }),
    codec: 'snappy',
    // statistics of paths and file statistics help nobody, and would repeat values of rows
    footerStatistics: () => false,
  });
  let batch: Row[] = [];
  for (const row of checkpointRows(snapshot, now)) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    writer.write(batch);
    batch = [];
  }
  writer.write(batch);
  const { bytes, rowCount } = writer.finish();
  await storage.put(checkpointPath(version), bytes);
  const newest = await readLastCheckpoint(storage);
  if (newest !== null && newest.version > version) return;
  const hint = { version, size: rowCount, sizeInBytes: bytes.byteLength, numOfAddFiles: snapshot.files.size };
  await storage.put(lastCheckpointPath, new TextEncoder().encode(JSON.stringify(hint)));
}

function* checkpointRows(snapshot: Snapshot, now: number): Generator<Row> {
  const { protocol, metadata } = snapshot;
  yield {
    ...noAction,
    protocol: {
      minReaderVersion: protocol.minReaderVersion,
      minWriterVersion: protocol.minWriterVersion,
      readerFeatures: protocol.readerFeatures ?? null,
      writerFeatures: protocol.writerFeatures ?? null,
    },
  };
  yield { ...noAction, metaData: metadataRow(metadata) };
  for (const { appId, version, lastUpdated } of snapshot.transactions.values()) {
    yield { ...noAction, txn: { appId, version, lastUpdated: long(lastUpdated) } };
  }
  for (const { domain, configuration, removed } of snapshot.domains.values()) {
    yield { ...noAction, domainMetadata: { domain, configuration, removed } };
  }
  const oldest = now - snapshot.properties.deletedFileRetentionMs;
  for (const file of snapshot.tombstones.values()) {
    if ((file.deletionTimestamp ?? 0) > oldest) yield { ...noAction, remove: removeRow(file) };
  }
  for (const file of snapshot.files.values()) yield { ...noAction, add: addRow(file) };
}

function metadataRow(metadata: Metadata): Value {
  const { id, name, description, format, schemaString, partitionColumns, configuration, createdTime } = metadata;
  return {
    id,
    name: name ?? null,
    description: description ?? null,
    format: { provider: format.provider, options: mapOf(format.options) },
    schemaString,
    partitionColumns,
    configuration: mapOf(configuration),
    createdTime: long(createdTime),
  };
}

function addRow(file: AddFile): Value {
  return {
    path: file.path,
    partitionValues: mapOf(file.partitionValues),
    size: BigInt(file.size),
    modificationTime: BigInt(file.modificationTime),
    dataChange: false,
    stats: file.stats ?? null,
    tags: file.tags === undefined ? null : mapOf(file.tags),
    deletionVector: vectorRow(file.deletionVector),
  };
}

function removeRow(file: RemoveFile): Value {
  return {
    path: file.path,
    deletionTimestamp: long(file.deletionTimestamp),
    dataChange: false,
    extendedFileMetadata: file.extendedFileMetadata ?? null,
    partitionValues: file.partitionValues === undefined ? null : mapOf(file.partitionValues),
    size: long(file.size),
    tags: file.tags === undefined ? null : mapOf(file.tags),
    deletionVector: vectorRow(file.deletionVector),
  };
}

function vectorRow(vector: DeletionVectorDescriptor | undefined): Value {
  if (vector === undefined) return null;
  const { storageType, pathOrInlineDv, offset, sizeInBytes, cardinality } = vector;
  return { storageType, pathOrInlineDv, offset: offset ?? null, sizeInBytes, cardinality: BigInt(cardinality) };
}

function mapOf(values: Readonly<Record<string, string | null>>): ReadonlyMap<Value, Value> {
  return new Map(Object.entries(values));
}

function long(value: number | undefined): bigint | null {
  return value === undefined ? null : BigInt(value);
}
