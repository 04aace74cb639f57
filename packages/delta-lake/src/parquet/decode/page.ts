import type { ColumnMetaData, PageHeader, SchemaElement } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { DeltaError } from '../../errors.ts';
import type { Value } from '../../schema/value.ts';
import { nodeZlib } from '../format/node-zlib.ts';
import type { ChunkBytes } from './column-chunks.ts';
import { type Decompressors, decompress } from './decompression.ts';
import { readDelta } from './delta-values.ts';
import type { FileNode } from './file-schema.ts';
import { readHybrid } from './hybrid-decoder.ts';
import type { LeafFormat } from './leaf-format.ts';
import { malformed } from './malformed.ts';
import { type RawValues, readByteStreams, readPlain } from './raw-values.ts';

/** What a data page holds; without levels where the column has none. */
export interface DataPage {
  /** Of values and of nulls. */
  readonly count: number;
  readonly definitions: Uint8Array | null;
  readonly repetitions: Uint8Array | null;
  /** Those that are not null. */
  readonly values: readonly Value[];
}

interface PageParts {
  readonly count: number;
  readonly encoding: string;
  readonly definitions: Uint8Array | null;
  readonly repetitions: Uint8Array | null;
  readonly values: Uint8Array;
}

/** The pages of a column chunk, one after the other. */
export class PageReader {
  readonly #node: FileNode;
  readonly #element: SchemaElement;
  readonly #chunk: ColumnMetaData;
  readonly #bytes: Uint8Array;
  readonly #format: LeafFormat | null;
  readonly #decompressors: Decompressors;
  #offset = 0;
  #left: number;
  #dictionary: readonly Value[] | null = null;

  /** @param format null: only the levels are wanted */
  constructor(node: FileNode, format: LeafFormat | null, { chunk, bytes }: ChunkBytes, decompressors: Decompressors) {
    this.#node = node;
    this.#element = node.element;
    this.#chunk = chunk;
    this.#bytes = bytes;
    this.#format = format;
    this.#decompressors = decompressors;
    this.#left = Number(chunk.num_values);
  }

  /** Null after the last page. @throws DeltaError `file_malformed`, `feature_unsupported` */
  next(): DataPage | null {
    while (this.#left > 0) {
      const header = this.#header();
      const body = this.#body(header);
      if (header.type === 'DICTIONARY_PAGE') {
        this.#readDictionary(header, body);
      } else if (header.type === 'DATA_PAGE' || header.type === 'DATA_PAGE_V2') {
        const page = this.#data(header.type === 'DATA_PAGE' ? this.#first(header, body) : this.#second(header, body));
        this.#left -= page.count;
        if (page.count > 0) return page;
      }
    }
    return null;
  }

  #header(): PageHeader {
    const bytes = this.#bytes;
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: this.#offset };
    let header: PageHeader;
    try {
      header = parquetHeader(reader);
    } catch (cause) {
      throw malformed('a page header, or fewer values than declared', cause);
    }
    this.#offset = reader.offset;
    return header;
  }

  #body({ compressed_page_size: size, crc }: PageHeader): Uint8Array {
    if (!(size >= 0 && this.#offset + size <= this.#bytes.length))
      throw malformed('a page that is longer than its column');
    const body = this.#bytes.subarray(this.#offset, this.#offset + size);
    this.#offset += size;
    if (crc !== undefined && nodeZlib !== undefined && (nodeZlib.crc32(body) | 0) !== (crc | 0)) {
      throw malformed('a page whose checksum differs');
    }
    return body;
  }

  #readDictionary(header: PageHeader, body: Uint8Array): void {
    const count = header.dictionary_page_header?.num_values;
    const bytes = decompress(this.#decompressors, this.#chunk.codec, body, header.uncompressed_page_size);
    // an entry takes a bit at least
    if (count === undefined || !(count >= 0 && count <= bytes.length * 8)) throw malformed('a dictionary');
    if (this.#format !== null) this.#dictionary = this.#format(this.#plain(bytes, count));
  }

  #first(header: PageHeader, body: Uint8Array): PageParts {
    const data = header.data_page_header;
    const count = this.#count(data?.num_values);
    const page = decompress(this.#decompressors, this.#chunk.codec, body, header.uncompressed_page_size);
    const reader = { page, offset: 0 };
    const repetitions = prefixedLevels(reader, count, this.#node.repetition, data?.repetition_level_encoding);
    const definitions = prefixedLevels(reader, count, this.#node.definition, data?.definition_level_encoding);
    return { count, encoding: String(data?.encoding), definitions, repetitions, values: page.subarray(reader.offset) };
  }

  #second(header: PageHeader, body: Uint8Array): PageParts {
    const data = header.data_page_header_v2;
    const count = this.#count(data?.num_values);
    const repetitionSize = data?.repetition_levels_byte_length ?? 0;
    const levelSize = repetitionSize + (data?.definition_levels_byte_length ?? 0);
    if (!(repetitionSize >= 0 && repetitionSize <= levelSize && levelSize <= body.length))
      throw malformed('a page’s levels');
    const repetitions = levels(body, 0, repetitionSize, count, this.#node.repetition);
    const definitions = levels(body, repetitionSize, levelSize, count, this.#node.definition);
    const codec = data?.is_compressed === false ? 'UNCOMPRESSED' : this.#chunk.codec;
    const size = header.uncompressed_page_size - levelSize;
    const rest = body.subarray(levelSize);
    // a page of nothing but nulls may leave out the compressed nothing
    const values = size === 0 && rest.length === 0 ? rest : decompress(this.#decompressors, codec, rest, size);
    return { count, encoding: String(data?.encoding), definitions, repetitions, values };
  }

  #count(count: number | undefined): number {
    if (count === undefined || !(count >= 0 && count <= this.#left))
      throw malformed('a page of more values than declared');
    return count;
  }

  #data({ count, encoding, definitions, repetitions, values: bytes }: PageParts): DataPage {
    const present = definitions === null ? count : occurrences(definitions, this.#node.definition);
    const isWanted = this.#format !== null && present > 0;
    return { count, definitions, repetitions, values: isWanted ? this.#values(bytes, encoding, present) : [] };
  }

  #values(bytes: Uint8Array, encoding: string, count: number): readonly Value[] {
    const format = this.#format as LeafFormat;
    const { type } = this.#element;
    switch (encoding) {
      case 'PLAIN':
        return format(this.#plain(bytes, count));
      case 'RLE_DICTIONARY':
      case 'PLAIN_DICTIONARY':
        return this.#looked(bytes, count);
      case 'RLE':
        if (type !== 'BOOLEAN') throw malformed(`${type} values as runs`);
        return format({ kind: 'boolean', values: prefixedBooleans(bytes, count) });
      case 'BYTE_STREAM_SPLIT':
        return format(readByteStreams(bytes, this.#type(), count, this.#element.type_length ?? 0));
      default: {
        const raw = readDelta(bytes, encoding, this.#type(), count);
        if (raw !== null) return format(raw);
        throw new DeltaError('feature_unsupported', `values in the encoding ${encoding} cannot be read`, {
          feature: `parquet encoding ${encoding}`,
        });
      }
    }
  }

  #looked(bytes: Uint8Array, count: number): Value[] {
    const dictionary = this.#dictionary;
    const bitWidth = bytes[0];
    if (dictionary === null || bitWidth === undefined || bitWidth > 32)
      throw malformed('values of a missing dictionary');
    const indices = new Int32Array(count);
    if (bitWidth > 0) readHybrid(bytes, 1, bytes.length, bitWidth, indices);
    const values = new Array<Value>(count);
    for (let index = 0; index < count; index++) {
      const value = dictionary[indices[index] as number];
      if (value === undefined) throw malformed('a value that its dictionary does not have');
      values[index] = value;
    }
    return values;
  }

  #plain(bytes: Uint8Array, count: number): RawValues {
    return readPlain(bytes, this.#type(), count, this.#element.type_length ?? 0);
  }

  #type(): NonNullable<SchemaElement['type']> {
    return this.#element.type as NonNullable<SchemaElement['type']>;
  }
}

function prefixedLevels(
  reader: { readonly page: Uint8Array; offset: number },
  count: number,
  highest: number,
  encoding: string | undefined,
): Uint8Array | null {
  if (highest === 0) return null;
  if (encoding !== 'RLE') {
    throw new DeltaError('feature_unsupported', `levels in the encoding ${encoding} cannot be read`, {
      feature: `parquet levels ${encoding}`,
    });
  }
  const { start, end } = prefixed(reader.page, reader.offset);
  reader.offset = end;
  return levels(reader.page, start, end, count, highest);
}

function prefixedBooleans(bytes: Uint8Array, count: number): Uint8Array {
  const { start, end } = prefixed(bytes, 0);
  return levels(bytes, start, end, count, 1) as Uint8Array;
}

function prefixed(bytes: Uint8Array, offset: number): { readonly start: number; readonly end: number } {
  if (offset + 4 > bytes.length) throw malformed('a page that ends early');
  const start = offset + 4;
  const end = start + new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0, true);
  if (end > bytes.length) throw malformed('a page that ends early');
  return { start, end };
}

function levels(bytes: Uint8Array, start: number, end: number, count: number, highest: number): Uint8Array | null {
  if (highest === 0) return null;
  const values = new Uint8Array(count);
  readHybrid(bytes, start, end, 32 - Math.clz32(highest), values);
  for (let index = 0; index < count; index++) {
    if ((values[index] as number) > highest) throw malformed('a level that the schema does not have');
  }
  return values;
}

function occurrences(levels: Uint8Array, level: number): number {
  let count = 0;
  for (let index = 0; index < levels.length; index++) if (levels[index] === level) count++;
  return count;
}
