import { malformed } from './malformed.ts';

/**
 * Bytes out of the raw snappy format (google/snappy, format_description.txt).
 * @param size of the result
 * @throws DeltaError `file_malformed`
 */
export function snappyDecompress(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  const end = bytes.length;
  let from = afterLength(bytes, size);
  let to = 0;
  while (from < end) {
    const tag = bytes[from++] as number;
    let count = (tag >> 2) + 1;
    if ((tag & 3) === 0) {
      if (count > 60) {
        count = literalLength(bytes, from, count - 60);
        from += (tag >> 2) - 59;
      }
      if (count <= 0 || from + count > end || to + count > size) throw malformed('snappy data');
      copy(bytes, from, out, to, count);
      from += count;
      to += count;
      continue;
    }
    let distance: number;
    if ((tag & 3) === 1) {
      count = ((tag >> 2) & 7) + 4;
      distance = ((tag >> 5) << 8) | (bytes[from] as number);
      from += 1;
    } else {
      distance = (bytes[from] as number) | ((bytes[from + 1] as number) << 8);
      from += 2;
      if ((tag & 3) === 3) {
        distance |= ((bytes[from] as number) << 16) | ((bytes[from + 1] as number) << 24);
        from += 2;
      }
    }
    if (from > end || distance <= 0 || distance > to || to + count > size) throw malformed('snappy data');
    copy(out, to - distance, out, to, count);
    to += count;
  }
  if (to !== size) throw malformed('snappy data');
  return out;
}

/** Byte by byte: what is copied may reach into what the copy writes, then it repeats. */
function copy(source: Uint8Array, from: number, out: Uint8Array, to: number, count: number): void {
  for (let index = 0; index < count; index++) out[to + index] = source[from + index] as number;
}

/** In 32 bits throughout, as everything here, which makes it fast: what does not fit is negative, and refused. */
function literalLength(bytes: Uint8Array, from: number, width: number): number {
  let length = 0;
  for (let index = 0; index < width; index++) length |= (bytes[from + index] as number) << (index * 8);
  return (length + 1) | 0;
}

/** Where the data begins behind its uncompressed length. */
function afterLength(bytes: Uint8Array, size: number): number {
  let length = 0;
  for (let offset = 0; offset < 5; offset++) {
    const byte = bytes[offset] as number;
    length += (byte & 0x7f) * 2 ** (offset * 7);
    if (byte < 0x80 && length === size) return offset + 1;
    if (byte < 0x80) break;
  }
  throw malformed('snappy data of another size than declared');
}
