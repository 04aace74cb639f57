/** So few that most buffers of a small file stay on the JavaScript heap, where they cost next to nothing. */
export const FIRST_BYTES = 64;
const SHORT_TEXT = 80;
const SURROGATE = /[\ud800-\udfff]/;
const encoder = new TextEncoder();

/** Bytes that grow at their end. Numbers are little-endian, as everywhere in Parquet. */
export class ByteBuffer {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = FIRST_BYTES) {
    this.bytes = new Uint8Array(capacity);
  }

  /** What was written so far, without a copy: valid until the next write. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.written());
    this.bytes = grown;
  }

  uint8(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  int32(value: number): void {
    this.reserve(4);
    this.length += 4;
    this.putInt32(this.length - 4, value);
  }

  /** Overwrites four bytes that were written before. */
  putInt32(at: number, value: number): void {
    this.bytes[at] = value;
    this.bytes[at + 1] = value >> 8;
    this.bytes[at + 2] = value >> 16;
    this.bytes[at + 3] = value >> 24;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** ULEB128 of a number below 2^53. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  /**
   * A text as its length (int32) and its UTF-8 bytes.
   * @returns whether the text has characters beyond U+FFFF; null when it is not well-formed Unicode, then nothing was written
   */
  prefixedUtf8(text: string): boolean | null {
    this.reserve(4 + text.length * 3);
    const start = this.length + 4;
    const beyond = text.length <= SHORT_TEXT ? this.#shortUtf8(text, start) : this.#longUtf8(text, start);
    if (beyond === null) {
      this.length = start - 4;
      return null;
    }
    this.putInt32(start - 4, this.length - start);
    return beyond;
  }

  /** A loop here is faster than a call into the runtime while the text is short. */
  #shortUtf8(text: string, start: number): boolean | null {
    const bytes = this.bytes;
    let end = start;
    let beyond = false;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        bytes[end++] = unit;
      } else if (unit < 0x800) {
        bytes[end++] = 0xc0 | (unit >> 6);
        bytes[end++] = 0x80 | (unit & 0x3f);
      } else if (unit < 0xd800 || unit > 0xdfff) {
        bytes[end++] = 0xe0 | (unit >> 12);
        bytes[end++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[end++] = 0x80 | (unit & 0x3f);
      } else {
        const low = text.charCodeAt(index + 1);
        if (unit > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) return null;
        const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        bytes[end++] = 0xf0 | (point >> 18);
        bytes[end++] = 0x80 | ((point >> 12) & 0x3f);
        bytes[end++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[end++] = 0x80 | (point & 0x3f);
        index++;
        beyond = true;
      }
    }
    this.length = end;
    return beyond;
  }

  #longUtf8(text: string, start: number): boolean | null {
    const beyond = SURROGATE.test(text);
    if (beyond && !text.isWellFormed()) return null;
    this.length = start + encoder.encodeInto(text, this.bytes.subarray(start)).written;
    return beyond;
  }
}
