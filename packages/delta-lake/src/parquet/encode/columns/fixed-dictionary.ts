import { ByteBuffer } from '../byte-buffer.ts';
import { bitWidthOf, writeHybrid } from '../hybrid-encoder.ts';
import type { EncodedValues, PageBoundary } from './leaf-column.ts';

/** A dictionary pays off when a value stands four times on average; after this many values that is estimated. */
const REPEATS = 4;
const SAMPLE = 2048;

/**
 * Encodes values of 4 or 8 bytes, by dictionary if that pays off.
 * @param words the values as one or two 32-bit words each
 */
export function encodeFixed(words: Int32Array, count: number, wordsEach: 1 | 2): EncodedValues {
  const width = wordsEach * 4;
  const found = dictionaryOf(words, count, wordsEach);
  if (found === null) {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, count * width);
    return { dictionary: null, page: (from, to) => bytes.subarray(from.values * width, to.values * width) };
  }
  const bitWidth = bitWidthOf(found.count - 1);
  const page = (from: PageBoundary, to: PageBoundary): Uint8Array => {
    const out = new ByteBuffer((to.values - from.values) * 2 + 64);
    out.uint8(bitWidth);
    writeHybrid(out, found.indices, from.values, to.values, bitWidth);
    return out.written();
  };
  const entries = new Uint8Array(found.entries.buffer, 0, found.count * width);
  return { dictionary: { bytes: entries, count: found.count }, page };
}

interface FixedDictionary {
  readonly entries: Int32Array<ArrayBuffer>;
  readonly count: number;
  readonly indices: Int32Array;
}

/** Null when values do not repeat enough. A hash table with open addressing: values are compared bit by bit. */
function dictionaryOf(words: Int32Array, count: number, wordsEach: 1 | 2): FixedDictionary | null {
  const limit = Math.floor(count / REPEATS);
  if (limit === 0) return null;
  const slots = 1 << (33 - Math.clz32(limit));
  const table = new Int32Array(slots).fill(-1);
  const entries = new Int32Array(limit * wordsEach);
  const indices = new Int32Array(count);
  let found = 0;
  for (let value = 0; value < count; value++) {
    const low = words[value * wordsEach] as number;
    const high = wordsEach === 2 ? (words[value * 2 + 1] as number) : 0;
    let slot = (Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 7) & (slots - 1);
    let entry = table[slot] as number;
    while (
      entry !== -1 &&
      !(entries[entry * wordsEach] === low && (wordsEach === 1 || entries[entry * 2 + 1] === high))
    ) {
      slot = (slot + 1) & (slots - 1);
      entry = table[slot] as number;
    }
    if (entry === -1) {
      if (found === limit || (value === SAMPLE && found > SAMPLE / 2)) return null;
      entry = found++;
      table[slot] = entry;
      entries[entry * wordsEach] = low;
      if (wordsEach === 2) entries[entry * 2 + 1] = high;
    }
    indices[value] = entry;
  }
  return { entries, count: found, indices };
}
