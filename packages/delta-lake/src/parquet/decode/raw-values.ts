import type { ParquetType } from 'hyparquet';
import { malformed } from './malformed.ts';

/** Values as they are stored, before they are given the meaning of a type. */
export type RawValues =
  | { readonly kind: 'boolean'; readonly values: Uint8Array }
  | { readonly kind: 'int32'; readonly values: Int32Array }
  | { readonly kind: 'int64'; readonly values: BigInt64Array }
  | { readonly kind: 'float'; readonly values: Float32Array | Float64Array }
  | ByteSlices;

/** Values of bytes: each a part of one array. */
export interface ByteSlices {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  /** Value i lies from starts[i] to ends[i]. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export function slices(raw: RawValues): ByteSlices {
  if (raw.kind !== 'bytes') throw malformed('values of another kind than declared');
  return raw;
}

export function int32s(raw: RawValues): Int32Array {
  if (raw.kind !== 'int32') throw malformed('values of another kind than declared');
  return raw.values;
}

export function int64s(raw: RawValues): BigInt64Array {
  if (raw.kind !== 'int64') throw malformed('values of another kind than declared');
  return raw.values;
}

/** Values in PLAIN encoding. @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY */
export function readPlain(bytes: Uint8Array, type: ParquetType, count: number, typeLength: number): RawValues {
  switch (type) {
    case 'BOOLEAN':
      return { kind: 'boolean', values: plainBooleans(bytes, count) };
    case 'INT32':
      return { kind: 'int32', values: new Int32Array(aligned(bytes, count * 4)) };
    case 'INT64':
      return { kind: 'int64', values: new BigInt64Array(aligned(bytes, count * 8)) };
    case 'FLOAT':
      return { kind: 'float', values: new Float32Array(aligned(bytes, count * 4)) };
    case 'DOUBLE':
      return { kind: 'float', values: new Float64Array(aligned(bytes, count * 8)) };
    case 'INT96':
      return fixedSlices(bytes, count, 12);
    case 'FIXED_LEN_BYTE_ARRAY':
      return fixedSlices(bytes, count, typeLength);
    case 'BYTE_ARRAY':
      return prefixedSlices(bytes, count);
  }
}

/** Values in BYTE_STREAM_SPLIT encoding: first the first byte of each value, then the second … */
export function readByteStreams(bytes: Uint8Array, type: ParquetType, count: number, typeLength: number): RawValues {
  const width = widthOf(type, typeLength);
  requireBytes(bytes, count * width);
  const joined = new Uint8Array(count * width);
  for (let stream = 0; stream < width; stream++) {
    for (let index = 0; index < count; index++)
      joined[index * width + stream] = bytes[stream * count + index] as number;
  }
  return readPlain(joined, type, count, typeLength);
}

function widthOf(type: ParquetType, typeLength: number): number {
  if (type === 'INT32' || type === 'FLOAT') return 4;
  if (type === 'INT64' || type === 'DOUBLE') return 8;
  if (type === 'FIXED_LEN_BYTE_ARRAY') return typeLength;
  throw malformed(`${type} values as byte streams`);
}

function requireBytes(bytes: Uint8Array, count: number): void {
  if (bytes.length < count) throw malformed('a page with fewer values than declared');
}

function aligned(bytes: Uint8Array, length: number): ArrayBuffer {
  requireBytes(bytes, length);
  return bytes.slice(0, length).buffer as ArrayBuffer;
}

function plainBooleans(bytes: Uint8Array, count: number): Uint8Array {
  requireBytes(bytes, Math.ceil(count / 8));
  const values = new Uint8Array(count);
  for (let index = 0; index < count; index++) values[index] = ((bytes[index >> 3] as number) >> (index & 7)) & 1;
  return values;
}

function fixedSlices(bytes: Uint8Array, count: number, width: number): ByteSlices {
  if (!(width > 0)) throw malformed('fixed values without a length');
  requireBytes(bytes, count * width);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    starts[index] = index * width;
    ends[index] = index * width + width;
  }
  return { kind: 'bytes', bytes, starts, ends };
}

function prefixedSlices(bytes: Uint8Array, count: number): ByteSlices {
  requireBytes(bytes, count * 4);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let offset = 0;
  for (let index = 0; index < count; index++) {
    if (offset + 4 > bytes.length) throw malformed('a page with fewer values than declared');
    const length =
      (bytes[offset] as number) |
      ((bytes[offset + 1] as number) << 8) |
      ((bytes[offset + 2] as number) << 16) |
      ((bytes[offset + 3] as number) << 24);
    offset += 4;
    if (length < 0 || offset + length > bytes.length) throw malformed('a value that is longer than its page');
    starts[index] = offset;
    offset += length;
    ends[index] = offset;
  }
  return { kind: 'bytes', bytes, starts, ends };
}
