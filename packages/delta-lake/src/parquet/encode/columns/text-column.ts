import type { Value } from '../../../schema/value.ts';
import { compareUtf8 } from '../../text/utf8-order.ts';
import { ByteBuffer, FIRST_BYTES } from '../byte-buffer.ts';
import { bitWidthOf, writeHybrid } from '../hybrid-encoder.ts';
import { type Bounds, type EncodedValues, LeafColumn, type PageBoundary } from './leaf-column.ts';

/** A dictionary is judged once it has this many entries, and does not grow beyond these bytes. */
const JUDGED_ENTRIES = 4096;
const DICTIONARY_BYTES = 1 << 20;
/** So many values of which none came again: a dictionary of ids would be built in vain. */
const ALL_DIFFERENT = 1024;
const encoder = new TextEncoder();

/** Texts: by a dictionary as long as they repeat, else written as they come. */
export class TextColumn extends LeafColumn<string> {
  /** The dictionary's entries, or all values. */
  #plain = new ByteBuffer();
  #dictionary: Map<string, number> | null = new Map();
  #indices = new Int32Array(FIRST_BYTES / 4);
  #last: string | null = null;
  #lastIndex = 0;
  /** Whether the row groups so far gave reason to try a dictionary. */
  #repeats = true;
  #min: string | null = null;
  #max: string | null = null;
  /** UTF-16 and UTF-8 order differ only where characters beyond U+FFFF are. */
  #isBeyond = false;

  override add(value: Value): void {
    if (typeof value !== 'string') this.refuse('a string is expected');
    const dictionary = this.#dictionary;
    if (dictionary === null) {
      this.#write(value);
      this.#widen(value);
      return;
    }
    if (value !== this.#last) this.#look(dictionary, value);
    if (this.valueCount === this.#indices.length) this.#growIndices();
    this.#indices[this.valueCount] = this.#lastIndex;
    if (this.#isTooVaried(dictionary)) {
      this.#repeats = false;
      this.#abandon(dictionary, this.valueCount + 1);
    }
  }

  override encode(): EncodedValues {
    if (this.#dictionary !== null && this.#dictionary.size > this.valueCount / 2) {
      this.#abandon(this.#dictionary, this.valueCount);
    }
    const dictionary = this.#dictionary;
    const plain = this.#plain;
    if (dictionary === null) return { dictionary: null, page: (from, to) => plain.bytes.subarray(from.byte, to.byte) };
    const width = bitWidthOf(dictionary.size - 1);
    const page = (from: PageBoundary, to: PageBoundary): Uint8Array => {
      const out = new ByteBuffer((to.values - from.values) * 2 + 64);
      out.uint8(width);
      writeHybrid(out, this.#indices, from.values, to.values, width);
      return out.written();
    };
    return { dictionary: { bytes: plain.written(), count: dictionary.size }, page };
  }

  override bounds(): Bounds<string> | null {
    for (const entry of this.#dictionary?.keys() ?? []) this.#widen(entry);
    return this.#min === null || this.#max === null ? null : { min: this.#min, max: this.#max };
  }

  override isLess(one: string, other: string): boolean {
    return compareUtf8(one, other) < 0;
  }

  override toValue(bound: string): Value {
    return bound;
  }

  override toBytes(bound: string): Uint8Array {
    return encoder.encode(bound);
  }

  override valueBytes(): number {
    return this.#dictionary === null ? this.#plain.length : this.#plain.length + 2 * this.valueCount;
  }

  protected override nextByte(): number {
    return this.#plain.length;
  }

  protected override clearValues(): void {
    this.#plain.length = 0;
    this.#dictionary = this.#repeats ? new Map() : null;
    this.#last = null;
    this.#min = null;
    this.#max = null;
  }

  #look(dictionary: Map<string, number>, value: string): void {
    let index = dictionary.get(value);
    if (index === undefined) {
      index = dictionary.size;
      this.#write(value);
      dictionary.set(value, index);
    }
    this.#last = value;
    this.#lastIndex = index;
  }

  #isTooVaried(dictionary: Map<string, number>): boolean {
    if (this.#plain.length > DICTIONARY_BYTES) return true;
    if (dictionary.size === ALL_DIFFERENT && this.valueCount < ALL_DIFFERENT) return true;
    return dictionary.size > JUDGED_ENTRIES && dictionary.size * 2 > this.valueCount;
  }

  /** Writes the values so far as they are; when each was new, the dictionary's entries are just that. */
  #abandon(dictionary: Map<string, number>, count: number): void {
    for (const entry of dictionary.keys()) this.#widen(entry);
    if (dictionary.size !== count) {
      const entries = [...dictionary.keys()];
      this.#plain = new ByteBuffer(this.#plain.length * 2);
      for (let index = 0; index < count; index++) this.#write(entries[this.#indices[index] as number] as string);
    }
    this.#dictionary = null;
    this.forgetBoundaries();
  }

  #write(value: string): void {
    const isBeyond = this.#plain.prefixedUtf8(value);
    if (isBeyond === null) this.refuse('the text is not well-formed Unicode');
    if (isBeyond) this.#isBeyond = true;
  }

  #widen(value: string): void {
    if (this.#min === null || this.#max === null) {
      this.#min = value;
      this.#max = value;
    } else if (this.#isBeyond) {
      if (compareUtf8(value, this.#min) < 0) this.#min = value;
      else if (compareUtf8(value, this.#max) > 0) this.#max = value;
    } else if (value < this.#min) {
      this.#min = value;
    } else if (value > this.#max) {
      this.#max = value;
    }
  }

  #growIndices(): void {
    const larger = new Int32Array(this.#indices.length * 2);
    larger.set(this.#indices);
    this.#indices = larger;
  }
}
