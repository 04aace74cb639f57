import type { Value } from '../../../schema/value.ts';
import { FIRST_BYTES } from '../byte-buffer.ts';
import { encodeFixed } from './fixed-dictionary.ts';
import { type Bounds, type EncodedValues, LeafColumn, type LeafOptions } from './leaf-column.ts';

const HIGHEST_FLOAT = 3.4028234663852886e38;

/** float and double. A float takes the nearest value of 32 bits, as every engine does. */
export class FloatColumn extends LeafColumn<number> {
  readonly #bits: 32 | 64;
  #values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

  constructor(options: LeafOptions, bits: 32 | 64) {
    super(options);
    this.#bits = bits;
    this.#values = this.#arrayOf(FIRST_BYTES / 8);
  }

  override add(value: Value): void {
    if (typeof value !== 'number') this.refuse('a number is expected');
    if (this.#bits === 32 && Math.abs(Math.fround(value)) === Infinity && Math.abs(value) !== Infinity) {
      this.refuse(`a number from -${HIGHEST_FLOAT} to ${HIGHEST_FLOAT} is expected`);
    }
    if (this.valueCount === this.#values.length) {
      const larger = this.#arrayOf(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.valueCount] = value;
    if (Number.isNaN(value)) this.isUnordered = true;
  }

  override encode(): EncodedValues {
    return encodeFixed(new Int32Array(this.#values.buffer), this.valueCount, this.#bits === 32 ? 1 : 2);
  }

  /** Zeros have one order and two signs: the lower bound is -0, the upper +0 (parquet.thrift, `ColumnOrder`). */
  override bounds(): Bounds<number> | null {
    if (this.valueCount === 0 || this.isUnordered) return null;
    const values = this.#values;
    let min = values[0] as number;
    let max = min;
    for (let index = 1; index < this.valueCount; index++) {
      const value = values[index] as number;
      if (value < min) min = value;
      else if (value > max) max = value;
    }
    return { min: min === 0 ? -0 : min, max: max === 0 ? 0 : max };
  }

  override isLess(one: number, other: number): boolean {
    return one < other;
  }

  override toValue(bound: number): Value {
    return bound === 0 ? 0 : bound;
  }

  override toBytes(bound: number): Uint8Array {
    return new Uint8Array((this.#bits === 32 ? Float32Array.of(bound) : Float64Array.of(bound)).buffer);
  }

  override valueBytes(): number {
    return (this.valueCount * this.#bits) / 8;
  }

  protected override nextByte(): number {
    return 0;
  }

  protected override clearValues(): void {
    // values are overwritten by the next row group's
  }

  #arrayOf(length: number): Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
    return this.#bits === 32 ? new Float32Array(length) : new Float64Array(length);
  }
}
