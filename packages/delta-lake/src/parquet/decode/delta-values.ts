import type { ParquetType } from 'hyparquet';
import { malformed } from './malformed.ts';
import type { ByteSlices, RawValues } from './raw-values.ts';

interface Reader {
  readonly bytes: Uint8Array;
  offset: number;
}

/** Values in one of the encodings by differences (Parquet "Encodings", 5 to 7); null: this is none of them. @param count above 0 */
export function readDelta(bytes: Uint8Array, encoding: string, type: ParquetType, count: number): RawValues | null {
  const reader = { bytes, offset: 0 };
  switch (encoding) {
    case 'DELTA_BINARY_PACKED':
      if (type === 'INT32') return { kind: 'int32', values: Int32Array.from(differences(reader, count), Number) };
      if (type === 'INT64') return { kind: 'int64', values: differences(reader, count) };
      throw malformed(`${type} values by differences`);
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return byLengths(reader, lengths(reader, count));
    case 'DELTA_BYTE_ARRAY': {
      const shared = lengths(reader, count);
      return joinedPrefixes(shared, byLengths(reader, lengths(reader, count)));
    }
    default:
      return null;
  }
}

function differences(reader: Reader, count: number): BigInt64Array {
  const blockSize = Number(varint(reader));
  const miniblocks = Number(varint(reader));
  const declared = Number(varint(reader));
  const perMiniblock = blockSize / miniblocks;
  if (declared !== count || !(perMiniblock > 0) || perMiniblock % 8 !== 0) throw malformed('values by differences');
  const values = new BigInt64Array(count);
  let value = zigzag(reader);
  let filled = 0;
  values[filled++] = value;
  while (filled < count) {
    const least = zigzag(reader);
    const widths = reader.bytes.subarray(reader.offset, reader.offset + miniblocks);
    if (widths.length < miniblocks) throw malformed('values by differences');
    reader.offset += miniblocks;
    for (const width of widths) {
      if (filled === count) break;
      const end = reader.offset + (perMiniblock * width) / 8;
      if (width > 64 || end > reader.bytes.length) throw malformed('values by differences');
      const taken = Math.min(perMiniblock, count - filled);
      for (let index = 0; index < taken; index++) {
        value = BigInt.asIntN(64, value + least + bitsAt(reader, index * width, width));
        values[filled++] = value;
      }
      reader.offset = end;
    }
  }
  return values;
}

function bitsAt(reader: Reader, bit: number, width: number): bigint {
  if (width === 0) return 0n;
  let low = 0;
  let high = 0n;
  for (let taken = 0; taken < width; ) {
    const at = bit + taken;
    const fromByte = Math.min(8 - (at & 7), width - taken);
    const piece = ((reader.bytes[reader.offset + (at >> 3)] as number) >> (at & 7)) & ((1 << fromByte) - 1);
    if (taken + fromByte <= 31) low |= piece << taken;
    else high |= BigInt(piece) << BigInt(taken);
    taken += fromByte;
  }
  return high | BigInt(low);
}

function lengths(reader: Reader, count: number): Int32Array {
  return Int32Array.from(differences(reader, count), Number);
}

function byLengths(reader: Reader, sizes: Int32Array): ByteSlices {
  const starts = new Int32Array(sizes.length);
  const ends = new Int32Array(sizes.length);
  let offset = reader.offset;
  for (let index = 0; index < sizes.length; index++) {
    const size = sizes[index] as number;
    if (size < 0 || offset + size > reader.bytes.length) throw malformed('a value that is longer than its page');
    starts[index] = offset;
    offset += size;
    ends[index] = offset;
  }
  return { kind: 'bytes', bytes: reader.bytes, starts, ends };
}

/** Each value begins as the one before it, with so many bytes. */
function joinedPrefixes(shared: Int32Array, suffixes: ByteSlices): ByteSlices {
  const count = shared.length;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let total = 0;
  for (let index = 0; index < count; index++) {
    const prefix = shared[index] as number;
    const before = index === 0 ? 0 : (ends[index - 1] as number) - (starts[index - 1] as number);
    if (prefix < 0 || prefix > before) throw malformed('a value that shares more than its predecessor has');
    starts[index] = total;
    total += prefix + (suffixes.ends[index] as number) - (suffixes.starts[index] as number);
    if (total > 0x7fffffff) throw malformed('a page of more than 2 GiB');
    ends[index] = total;
  }
  const bytes = new Uint8Array(total);
  for (let index = 0; index < count; index++) {
    const start = starts[index] as number;
    const prefix = shared[index] as number;
    if (prefix > 0) bytes.copyWithin(start, starts[index - 1] as number, (starts[index - 1] as number) + prefix);
    bytes.set(suffixes.bytes.subarray(suffixes.starts[index], suffixes.ends[index]), start + prefix);
  }
  return { kind: 'bytes', bytes, starts, ends };
}

function varint(reader: Reader): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = reader.bytes[reader.offset++];
    if (byte === undefined) break;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  throw malformed('values by differences');
}

function zigzag(reader: Reader): bigint {
  const value = varint(reader);
  return (value >> 1n) ^ -(value & 1n);
}
