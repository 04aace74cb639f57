/** Matches are looked for within pieces of this size, so that offsets fit two bytes. */
const PIECE = 65_536;
const TABLE_BITS = 14;
const table = new Uint16Array(1 << TABLE_BITS);

/** Bytes in the raw snappy format (google/snappy, format_description.txt), as Parquet's SNAPPY wants it. */
export function snappyCompress(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(32 + bytes.length + Math.floor(bytes.length / 6));
  let length = writeVarint(out, bytes.length);
  for (let start = 0; start < bytes.length; start += PIECE) {
    length = compressPiece(bytes, start, Math.min(start + PIECE, bytes.length), out, length);
  }
  return out.subarray(0, length);
}

function compressPiece(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  let target = at;
  let literal = start;
  // the last bytes are literals: four bytes are read at once
  const last = end - 15;
  if (start < last) {
    table.fill(0);
    let index = start + 1;
    let misses = 32;
    while (index < last) {
      const word = wordAt(bytes, index);
      const slot = Math.imul(word, 0x1e35a7bd) >>> (32 - TABLE_BITS);
      const candidate = start + (table[slot] as number);
      table[slot] = index - start;
      if (candidate >= index || wordAt(bytes, candidate) !== word) {
        // the longer nothing matches, the larger the steps
        index += misses++ >> 5;
        continue;
      }
      target = writeLiteral(out, target, bytes, literal, index);
      let matched = 4;
      while (index + matched < end && bytes[index + matched] === bytes[candidate + matched]) matched++;
      target = writeCopy(out, target, index - candidate, matched);
      index += matched;
      literal = index;
      misses = 32;
      if (index < last)
        table[Math.imul(wordAt(bytes, index - 1), 0x1e35a7bd) >>> (32 - TABLE_BITS)] = index - 1 - start;
    }
  }
  return writeLiteral(out, target, bytes, literal, end);
}

function wordAt(bytes: Uint8Array, index: number): number {
  return (
    (bytes[index] as number) |
    ((bytes[index + 1] as number) << 8) |
    ((bytes[index + 2] as number) << 16) |
    ((bytes[index + 3] as number) << 24)
  );
}

function writeLiteral(out: Uint8Array, at: number, bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return at;
  let target = at;
  const rest = to - from - 1;
  if (rest < 60) {
    out[target++] = rest << 2;
  } else if (rest < 256) {
    out[target++] = 60 << 2;
    out[target++] = rest;
  } else {
    out[target++] = 61 << 2;
    out[target++] = rest & 0xff;
    out[target++] = rest >> 8;
  }
  if (to - from < 32) {
    for (let index = from; index < to; index++) out[target++] = bytes[index] as number;
    return target;
  }
  out.set(bytes.subarray(from, to), target);
  return target + (to - from);
}

function writeCopy(out: Uint8Array, at: number, offset: number, matched: number): number {
  let target = at;
  let rest = matched;
  // the last piece of a long copy keeps at least four bytes, the shortest there is
  while (rest >= 68) {
    target = writeLongCopy(out, target, offset, 64);
    rest -= 64;
  }
  if (rest > 64) {
    target = writeLongCopy(out, target, offset, 60);
    rest -= 60;
  }
  if (rest >= 12 || offset >= 2048) return writeLongCopy(out, target, offset, rest);
  out[target++] = 1 | ((rest - 4) << 2) | ((offset >> 8) << 5);
  out[target++] = offset & 0xff;
  return target;
}

function writeLongCopy(out: Uint8Array, at: number, offset: number, length: number): number {
  out[at] = 2 | ((length - 1) << 2);
  out[at + 1] = offset & 0xff;
  out[at + 2] = offset >> 8;
  return at + 3;
}

function writeVarint(out: Uint8Array, value: number): number {
  let length = 0;
  let rest = value;
  while (rest > 0x7f) {
    out[length++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  out[length++] = rest;
  return length;
}
