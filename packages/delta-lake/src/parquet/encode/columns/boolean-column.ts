import type { Value } from '../../../schema/value.ts';
import { FIRST_BYTES } from '../byte-buffer.ts';
import { type Bounds, type EncodedValues, LeafColumn } from './leaf-column.ts';

/** Booleans: one bit each. */
export class BooleanColumn extends LeafColumn<boolean> {
  #values = new Uint8Array(FIRST_BYTES);

  override add(value: Value): void {
    if (typeof value !== 'boolean') this.refuse('a boolean is expected');
    if (this.valueCount === this.#values.length) {
      const larger = new Uint8Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.valueCount] = value ? 1 : 0;
  }

  override encode(): EncodedValues {
    return {
      dictionary: null,
      page: (from, to) => {
        const bits = new Uint8Array(Math.ceil((to.values - from.values) / 8));
        for (let index = from.values; index < to.values; index++) {
          const bit = index - from.values;
          bits[bit >> 3] = (bits[bit >> 3] as number) | ((this.#values[index] as number) << (bit & 7));
        }
        return bits;
      },
    };
  }

  override bounds(): Bounds<boolean> | null {
    if (this.valueCount === 0) return null;
    const values = this.#values.subarray(0, this.valueCount);
    return { min: !values.includes(0), max: values.includes(1) };
  }

  override isLess(one: boolean, other: boolean): boolean {
    return !one && other;
  }

  override toValue(bound: boolean): Value {
    return bound;
  }

  override toBytes(bound: boolean): Uint8Array {
    return Uint8Array.of(bound ? 1 : 0);
  }

  override valueBytes(): number {
    return this.valueCount / 8;
  }

  protected override nextByte(): number {
    return 0;
  }

  protected override clearValues(): void {
    // values are overwritten by the next row group's
  }
}
