import { type ThriftStruct, thriftBytes } from '../../parquet/encode/thrift-writer.ts';

/** Numbers of parquet.thrift, as far as tests of files by others need them. */
export const type = { boolean: 0, int32: 1, int64: 2, int96: 3, float: 4, byte_array: 6, fixed: 7 } as const;
export const repetition = { required: 0, optional: 1, repeated: 2 } as const;
export const encoding = {
  plain: 0,
  rle: 3,
  rle_dictionary: 8,
  bit_packed: 4,
  delta_binary_packed: 5,
  delta_length: 6,
  delta_byte_array: 7,
  split: 9,
} as const;

/** A column chunk as it stands in the file. */
export interface RawColumn {
  readonly path: readonly string[];
  readonly type: number;
  readonly pages: readonly Uint8Array[];
  /** Values and nulls that the footer declares. */
  readonly valueCount: number;
  readonly codec?: number;
}

/** An element of the schema; the children of a group follow it. */
export function element(name: string, repeats: number, fields: ThriftStruct): ThriftStruct {
  return { ...fields, 3: { i32: repeats }, 4: { binary: name } };
}

/** A file of one row group, as another writer might have written it. */
export function rawFile(
  elements: readonly ThriftStruct[],
  children: number,
  rows: number,
  columns: RawColumn[],
  declaredRows = rows,
): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x50, 0x41, 0x52, 0x31)];
  let offset = 4;
  const chunks = columns.map(({ path, type, pages, valueCount, codec = 0 }): ThriftStruct => {
    const start = offset;
    for (const page of pages) {
      parts.push(page);
      offset += page.length;
    }
    const size = { i64: offset - start };
    const metadata: ThriftStruct = {
      1: { i32: type },
      2: { i32s: [0] },
      3: { binaries: path },
      4: { i32: codec },
      5: { i64: valueCount },
      6: size,
      7: size,
      9: { i64: start },
    };
    return { 2: { i64: start }, 3: { struct: metadata } };
  });
  const footer = thriftBytes({
    1: { i32: 1 },
    2: { structs: [{ 4: { binary: 'schema' }, 5: { i32: children } }, ...elements] },
    3: { i64: declaredRows },
    4: { structs: [{ 1: { structs: chunks }, 2: { i64: offset - 4 }, 3: { i64: rows } }] },
  });
  return Buffer.concat([...parts, footer, int32(footer.length), parts[0] as Uint8Array]);
}

/** A data page of the first version, not compressed; levels are already encoded, with their lengths. */
export function dataPage(count: number, values: Uint8Array, how: number = encoding.plain): Uint8Array {
  const header = { 1: { i32: count }, 2: { i32: how }, 3: { i32: encoding.rle }, 4: { i32: encoding.rle } };
  return page(0, values, { 5: { struct: header } });
}

export function dictionaryPage(count: number, values: Uint8Array): Uint8Array {
  return page(2, values, { 7: { struct: { 1: { i32: count }, 2: { i32: encoding.plain } } } });
}

/** A data page of the second version, not compressed. */
export function dataPageV2(
  { count, nulls, rows }: { readonly count: number; readonly nulls: number; readonly rows: number },
  { repetitions, definitions, values }: { readonly [part in 'repetitions' | 'definitions' | 'values']: Uint8Array },
  how: number = encoding.plain,
): Uint8Array {
  const header: ThriftStruct = {
    1: { i32: count },
    2: { i32: nulls },
    3: { i32: rows },
    4: { i32: how },
    5: { i32: definitions.length },
    6: { i32: repetitions.length },
    7: { boolean: false },
  };
  return page(3, Buffer.concat([repetitions, definitions, values]), { 8: { struct: header } });
}

/** Levels of one bit each, up to eight of them, bit-packed; with their length before them for pages of the first version. */
export function levels(values: readonly number[], bitWidth = 1): Uint8Array {
  let bits = 0;
  for (const [index, value] of values.entries()) bits |= value << (index * bitWidth);
  return Uint8Array.of(3, ...Array.from({ length: bitWidth }, (_, byte) => (bits >>> (byte * 8)) & 0xff));
}

export function prefixed(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([int32(bytes.length), bytes]);
}

export function int32(value: number): Uint8Array {
  return new Uint8Array(Int32Array.of(value).buffer);
}

export function int64s(...values: bigint[]): Uint8Array {
  return new Uint8Array(BigInt64Array.from(values).buffer);
}

function page(kind: number, body: Uint8Array, header: ThriftStruct): Uint8Array {
  return Buffer.concat([
    thriftBytes({ 1: { i32: kind }, 2: { i32: body.length }, 3: { i32: body.length }, ...header }),
    body,
  ]);
}
