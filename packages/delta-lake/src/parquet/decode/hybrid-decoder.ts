import { malformed } from './malformed.ts';

/**
 * Values in the RLE / bit-packing hybrid (Parquet "Encodings", RLE = 3), without a length before them.
 * @param out filled from its beginning to its end
 * @param end where the encoded bytes end
 * @returns where the values end
 */
export function readHybrid(
  bytes: Uint8Array,
  start: number,
  end: number,
  bitWidth: number,
  out: Uint8Array | Int32Array,
): number {
  let offset = start;
  let filled = 0;
  while (filled < out.length) {
    let header = 0;
    let shift = 0;
    let byte: number;
    do {
      if (offset >= end || shift > 28) throw malformed('levels or indices that end early');
      byte = bytes[offset++] as number;
      header |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    const count = header >>> 1;
    if (header & 1) {
      const used = Math.min(count * 8, out.length - filled);
      const byteCount = Math.ceil((used * bitWidth) / 8);
      if (used === 0 || offset + byteCount > end) throw malformed('levels or indices that end early');
      if (bitWidth <= 24) unpack(bytes, offset, bitWidth, out, filled, filled + used);
      else unpackWide(bytes, offset, bitWidth, out, filled, filled + used);
      offset = Math.min(end, offset + count * bitWidth);
      filled += used;
    } else {
      const width = (bitWidth + 7) >> 3;
      if (count === 0 || offset + width > end) throw malformed('levels or indices that end early');
      let value = 0;
      for (let index = 0; index < width; index++) value |= (bytes[offset++] as number) << (index * 8);
      out.fill(value, filled, Math.min(filled + count, out.length));
      filled += count;
    }
  }
  return offset;
}

function unpack(
  bytes: Uint8Array,
  start: number,
  bitWidth: number,
  out: Uint8Array | Int32Array,
  from: number,
  to: number,
): void {
  const mask = (1 << bitWidth) - 1;
  let offset = start;
  let pending = 0;
  let bits = 0;
  for (let index = from; index < to; index++) {
    while (bits < bitWidth) {
      pending |= (bytes[offset++] as number) << bits;
      bits += 8;
    }
    out[index] = pending & mask;
    pending >>>= bitWidth;
    bits -= bitWidth;
  }
}

function unpackWide(
  bytes: Uint8Array,
  start: number,
  bitWidth: number,
  out: Uint8Array | Int32Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index++) {
    let value = 0;
    for (let bit = 0; bit < bitWidth; bit++) {
      const at = (index - from) * bitWidth + bit;
      value |= (((bytes[start + (at >> 3)] as number) >> (at & 7)) & 1) << bit;
    }
    out[index] = value;
  }
}
