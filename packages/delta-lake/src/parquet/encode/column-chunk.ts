import { nodeZlib } from '../format/node-zlib.ts';
import { ByteBuffer, FIRST_BYTES } from './byte-buffer.ts';
import type { Leaf } from './columns/column-node.ts';
import type { PageBoundary } from './columns/leaf-column.ts';
import { type Compression, uncompressed } from './compression.ts';
import { bitWidthOf, writeHybrid } from './hybrid-encoder.ts';
import { type ThriftStruct, thriftBytes } from './thrift-writer.ts';

const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
/** A chunk of about so many bytes is stored as it is: compressing it costs more than encoding it, and often makes it larger. */
const SMALLEST_COMPRESSED = 256;
const START: PageBoundary = { levels: 0, values: 0, byte: 0 };

/** A column of a row group as it stands in the file, and what the footer says of it; offsets count from the chunk's start. */
export interface ColumnChunk {
  readonly parts: readonly Uint8Array[];
  /** Number of parquet.thrift's CompressionCodec. */
  readonly codec: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  readonly valueCount: number;
  readonly encodings: readonly number[];
  readonly dictionaryOffset: number | null;
  readonly dataOffset: number;
}

/** Pages of the first version, which every reader reads; levels and values are compressed together. */
export function encodeChunk(leaf: Leaf, wanted: Compression): ColumnChunk {
  const compression = leaf.valueBytes() + leaf.levelCount < SMALLEST_COMPRESSED ? uncompressed : wanted;
  const values = leaf.encode();
  const chunk = new ChunkPages(compression);
  if (values.dictionary !== null) {
    const { bytes, count } = values.dictionary;
    chunk.add(DICTIONARY_PAGE, bytes, { 7: { struct: { 1: { i32: count }, 2: { i32: PLAIN } } } });
  }
  const dataOffset = chunk.compressedBytes;
  const encoding = values.dictionary === null ? PLAIN : RLE_DICTIONARY;
  let from = START;
  for (const to of [...leaf.boundaries, leaf.end()]) {
    if (to.levels === from.levels && from !== START) continue;
    const page = pageOf(leaf, from, to, values.page(from, to));
    const header = { 1: { i32: to.levels - from.levels }, 2: { i32: encoding }, 3: { i32: RLE }, 4: { i32: RLE } };
    chunk.add(DATA_PAGE, page, { 5: { struct: header } });
    from = to;
  }
  return {
    parts: chunk.parts,
    codec: compression.number,
    compressedBytes: chunk.compressedBytes,
    uncompressedBytes: chunk.uncompressedBytes,
    valueCount: leaf.levelCount,
    encodings: values.dictionary === null ? [PLAIN, RLE] : [PLAIN, RLE, RLE_DICTIONARY],
    dictionaryOffset: values.dictionary === null ? null : 0,
    dataOffset,
  };
}

class ChunkPages {
  readonly parts: Uint8Array[] = [];
  compressedBytes = 0;
  uncompressedBytes = 0;
  readonly #compression: Compression;

  constructor(compression: Compression) {
    this.#compression = compression;
  }

  add(type: number, page: Uint8Array, header: ThriftStruct): void {
    const compressed = this.#compression.compress(page);
    // what is not compressed is a view of a buffer that the next row group overwrites
    const body = compressed === page ? page.slice() : compressed;
    const head = thriftBytes({
      1: { i32: type },
      2: { i32: page.length },
      3: { i32: body.length },
      // a checksum (CRC-32, as gzip's) lets readers see a damaged page; without zlib it is left out
      4: nodeZlib === undefined ? undefined : { i32: nodeZlib.crc32(body) | 0 },
      ...header,
    });
    this.parts.push(head, body);
    this.compressedBytes += head.length + body.length;
    this.uncompressedBytes += head.length + page.length;
  }
}

function pageOf(leaf: Leaf, from: PageBoundary, to: PageBoundary, values: Uint8Array): Uint8Array {
  if (leaf.maxDefinition === 0) return values;
  // levels take a few bits each
  const page = new ByteBuffer(values.length + FIRST_BYTES + ((to.levels - from.levels) >> 1));
  if (leaf.maxRepetition > 0) writeLevels(page, leaf.repetitions, from, to, leaf.maxRepetition);
  writeLevels(page, leaf.definitions, from, to, leaf.maxDefinition);
  page.append(values);
  return page.written();
}

function writeLevels(out: ByteBuffer, levels: Uint8Array, from: PageBoundary, to: PageBoundary, highest: number): void {
  const start = out.length;
  out.int32(0);
  writeHybrid(out, levels, from.levels, to.levels, bitWidthOf(highest));
  out.putInt32(start, out.length - start - 4);
}
