import type { StructType } from '../../schema/data-type.ts';
import type { ColumnChunk } from './column-chunk.ts';
import type { LeafPlace } from './columns/columns-of-schema.ts';
import { schemaElements } from './schema-elements.ts';
import { type ThriftField, type ThriftStruct, thriftBytes } from './thrift-writer.ts';

const CREATED_BY = 'kiban-delta-lake version 1';
const TYPE_DEFINED_ORDER: ThriftStruct = { 1: { struct: {} } };

export interface WrittenRowGroup {
  readonly rowCount: number;
  readonly columns: readonly WrittenColumn[];
}

export interface WrittenColumn {
  readonly place: LeafPlace;
  /** Where the chunk begins in the file. */
  readonly offset: number;
  readonly chunk: Omit<ColumnChunk, 'parts'>;
  readonly statistics: ThriftField;
}

/** The footer with its length and the closing magic (parquet.thrift, FileMetaData). */
export function footerBytes(
  schema: StructType,
  rowCount: number,
  groups: readonly WrittenRowGroup[],
  leafCount: number,
): Uint8Array {
  const metadata = thriftBytes({
    1: { i32: 1 },
    2: { structs: schemaElements(schema) },
    3: { i64: rowCount },
    4: { structs: groups.map(rowGroup) },
    6: { binary: CREATED_BY },
    7: { structs: new Array<ThriftStruct>(leafCount).fill(TYPE_DEFINED_ORDER) },
  });
  const footer = new Uint8Array(metadata.length + 8);
  footer.set(metadata);
  new DataView(footer.buffer).setInt32(metadata.length, metadata.length, true);
  footer.set([0x50, 0x41, 0x52, 0x31], metadata.length + 4);
  return footer;
}

function rowGroup(group: WrittenRowGroup, ordinal: number): ThriftStruct {
  return {
    1: { structs: group.columns.map(columnChunk) },
    2: { i64: total(group, (chunk) => chunk.uncompressedBytes) },
    3: { i64: group.rowCount },
    5: { i64: group.columns[0]?.offset ?? 0 },
    6: { i64: total(group, (chunk) => chunk.compressedBytes) },
    // the field has 16 bits
    7: ordinal <= 0x7fff ? { i16: ordinal } : undefined,
  };
}

function columnChunk({ place, offset, chunk, statistics }: WrittenColumn): ThriftStruct {
  const metadata: ThriftStruct = {
    1: { i32: place.physicalType },
    2: { i32s: chunk.encodings },
    3: { binaries: place.pathInFile },
    4: { i32: chunk.codec },
    5: { i64: chunk.valueCount },
    6: { i64: chunk.uncompressedBytes },
    7: { i64: chunk.compressedBytes },
    9: { i64: offset + chunk.dataOffset },
    11: chunk.dictionaryOffset === null ? undefined : { i64: offset + chunk.dictionaryOffset },
    12: statistics,
  };
  return { 2: { i64: offset }, 3: { struct: metadata } };
}

function total(group: WrittenRowGroup, bytes: (chunk: WrittenColumn['chunk']) => number): number {
  return group.columns.reduce((sum, { chunk }) => sum + bytes(chunk), 0);
}
