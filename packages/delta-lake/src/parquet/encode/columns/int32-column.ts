import type { Value } from '../../../schema/value.ts';
import { dateTextOfDays, daysOfDateText } from '../../text/date-text.ts';
import { decimalTextOfUnscaled, unscaledOfDecimalText } from '../../text/decimal-text.ts';
import { FIRST_BYTES } from '../byte-buffer.ts';
import { encodeFixed } from './fixed-dictionary.ts';
import { type Bounds, type EncodedValues, LeafColumn, type LeafOptions } from './leaf-column.ts';

/** Values that are stored in 32 bits. */
abstract class Int32Column extends LeafColumn<number> {
  #values = new Int32Array(FIRST_BYTES / 4);

  protected abstract stored(value: Value): number;

  override add(value: Value): void {
    const stored = this.stored(value);
    if (this.valueCount === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.valueCount] = stored;
  }

  override encode(): EncodedValues {
    return encodeFixed(this.#values, this.valueCount, 1);
  }

  override bounds(): Bounds<number> | null {
    if (this.valueCount === 0) return null;
    const values = this.#values;
    let min = values[0] as number;
    let max = min;
    for (let index = 1; index < this.valueCount; index++) {
      const value = values[index] as number;
      if (value < min) min = value;
      else if (value > max) max = value;
    }
    return { min, max };
  }

  override isLess(one: number, other: number): boolean {
    return one < other;
  }

  override toValue(bound: number): Value {
    return bound;
  }

  override toBytes(bound: number): Uint8Array {
    return new Uint8Array(Int32Array.of(bound).buffer);
  }

  override valueBytes(): number {
    return this.valueCount * 4;
  }

  protected override nextByte(): number {
    return 0;
  }

  protected override clearValues(): void {
    // values are overwritten by the next row group's
  }
}

/** byte, short and integer. */
export class IntegerColumn extends Int32Column {
  readonly #lowest: number;
  readonly #highest: number;

  constructor(options: LeafOptions, bits: 8 | 16 | 32) {
    super(options);
    this.#lowest = -(2 ** (bits - 1));
    this.#highest = 2 ** (bits - 1) - 1;
  }

  protected override stored(value: Value): number {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < this.#lowest || value > this.#highest) {
      this.refuse(`a whole number from ${this.#lowest} to ${this.#highest} is expected`);
    }
    return value;
  }
}

export class DateColumn extends Int32Column {
  protected override stored(value: Value): number {
    const days = typeof value === 'string' ? daysOfDateText(value) : null;
    if (days === null) this.refuse('a date is expected, YYYY-MM-DD');
    return days;
  }

  override toValue(bound: number): Value {
    return dateTextOfDays(bound);
  }
}

/** Decimals of at most 9 digits. */
export class Decimal32Column extends Int32Column {
  readonly #precision: number;
  readonly #scale: number;

  constructor(options: LeafOptions, precision: number, scale: number) {
    super(options);
    this.#precision = precision;
    this.#scale = scale;
  }

  protected override stored(value: Value): number {
    const unscaled = typeof value === 'string' ? unscaledOfDecimalText(value, this.#precision, this.#scale) : null;
    if (unscaled === null) this.refuse(`a decimal(${this.#precision},${this.#scale}) is expected, as text`);
    return Number(unscaled);
  }

  override toValue(bound: number): Value {
    return decimalTextOfUnscaled(bound, this.#scale);
  }
}
