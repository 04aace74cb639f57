import type { Value } from '../../../schema/value.ts';
import { decimalTextOfUnscaled, unscaledOfDecimalText } from '../../text/decimal-text.ts';
import { FIRST_BYTES } from '../byte-buffer.ts';
import { encodeFixed } from './fixed-dictionary.ts';
import { type Bounds, type EncodedValues, LeafColumn, type LeafOptions } from './leaf-column.ts';

/** Values that are stored in 64 bits. */
abstract class Int64Column extends LeafColumn<bigint> {
  #values = new BigInt64Array(FIRST_BYTES / 8);
  /** The same bytes, by halves: comparing those makes no bigint. */
  #words = new Int32Array(this.#values.buffer);

  protected abstract stored(value: Value): bigint;

  override add(value: Value): void {
    const stored = this.stored(value);
    if (this.valueCount === this.#values.length) {
      const larger = new BigInt64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
      this.#words = new Int32Array(larger.buffer);
    }
    this.#values[this.valueCount] = stored;
  }

  override encode(): EncodedValues {
    return encodeFixed(this.#words, this.valueCount, 2);
  }

  override bounds(): Bounds<bigint> | null {
    if (this.valueCount === 0) return null;
    const words = this.#words;
    let min = 0;
    let max = 0;
    for (let index = 1; index < this.valueCount; index++) {
      if (isLess64(words, index, min)) min = index;
      else if (isLess64(words, max, index)) max = index;
    }
    return { min: this.#values[min] as bigint, max: this.#values[max] as bigint };
  }

  override isLess(one: bigint, other: bigint): boolean {
    return one < other;
  }

  override toValue(bound: bigint): Value {
    return bound;
  }

  override toBytes(bound: bigint): Uint8Array {
    return new Uint8Array(BigInt64Array.of(bound).buffer);
  }

  override valueBytes(): number {
    return this.valueCount * 8;
  }

  protected override nextByte(): number {
    return 0;
  }

  protected override clearValues(): void {
    // values are overwritten by the next row group's
  }
}

/** long, and timestamps in microseconds. */
export class LongColumn extends Int64Column {
  protected override stored(value: Value): bigint {
    if (typeof value !== 'bigint' || BigInt.asIntN(64, value) !== value) this.refuse('a bigint of 64 bits is expected');
    return value;
  }
}

/** Decimals of 10 to 18 digits. */
export class Decimal64Column extends Int64Column {
  readonly #precision: number;
  readonly #scale: number;

  constructor(options: LeafOptions, precision: number, scale: number) {
    super(options);
    this.#precision = precision;
    this.#scale = scale;
  }

  protected override stored(value: Value): bigint {
    const unscaled = typeof value === 'string' ? unscaledOfDecimalText(value, this.#precision, this.#scale) : null;
    if (unscaled === null) this.refuse(`a decimal(${this.#precision},${this.#scale}) is expected, as text`);
    return unscaled;
  }

  override toValue(bound: bigint): Value {
    return decimalTextOfUnscaled(bound, this.#scale);
  }
}

function isLess64(words: Int32Array, one: number, other: number): boolean {
  const high = words[one * 2 + 1] as number;
  const otherHigh = words[other * 2 + 1] as number;
  if (high !== otherHigh) return high < otherHigh;
  return (words[one * 2] as number) >>> 0 < (words[other * 2] as number) >>> 0;
}
