import type { ByteBuffer } from './byte-buffer.ts';

/** A run of equal values pays off from eight on: below, packing bits is as small and can be read in one go. */
const SHORTEST_RUN = 8;

/**
 * Values in the RLE / bit-packing hybrid (Parquet "Encodings", RLE = 3), without a length before them.
 * @param bitWidth 1 to 24
 */
export function writeHybrid(
  out: ByteBuffer,
  values: Int32Array | Uint8Array,
  from: number,
  to: number,
  bitWidth: number,
): void {
  let packedFrom = from;
  let index = from;
  while (index < to) {
    const value = values[index] as number;
    let end = index + 1;
    while (end < to && values[end] === value) end++;
    // packed values come in groups of eight: a run first fills the group that is open
    const filling = (8 - ((index - packedFrom) & 7)) & 7;
    if (end - index >= filling + SHORTEST_RUN) {
      writePacked(out, values, packedFrom, index + filling, bitWidth);
      writeRun(out, value, end - index - filling, bitWidth);
      packedFrom = end;
    }
    index = end;
  }
  writePacked(out, values, packedFrom, to, bitWidth);
}

/** One run of a single value. */
export function writeRun(out: ByteBuffer, value: number, count: number, bitWidth: number): void {
  out.varint(count * 2);
  for (let shift = 0; shift < bitWidth; shift += 8) out.uint8((value >>> shift) & 0xff);
}

/** The number of bits that hold the values 0 to `highest`; at least 1, since some readers stumble over 0. */
export function bitWidthOf(highest: number): number {
  return Math.max(1, 32 - Math.clz32(highest));
}

function writePacked(
  out: ByteBuffer,
  values: Int32Array | Uint8Array,
  from: number,
  to: number,
  bitWidth: number,
): void {
  if (from === to) return;
  const groups = Math.ceil((to - from) / 8);
  out.varint(groups * 2 + 1);
  out.reserve(groups * bitWidth);
  const bytes = out.bytes;
  const end = out.length + groups * bitWidth;
  let target = out.length;
  let pending = 0;
  let bits = 0;
  for (let index = from; index < to; index++) {
    pending |= (values[index] as number) << bits;
    bits += bitWidth;
    while (bits >= 8) {
      bytes[target++] = pending & 0xff;
      pending >>>= 8;
      bits -= 8;
    }
  }
  if (bits > 0) bytes[target++] = pending & 0xff;
  bytes.fill(0, target, end);
  out.length = end;
}
