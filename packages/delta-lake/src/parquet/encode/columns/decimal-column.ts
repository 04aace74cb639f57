import type { Value } from '../../../schema/value.ts';
import { decimalTextOfUnscaled, unscaledOfDecimalText } from '../../text/decimal-text.ts';
import { ByteBuffer } from '../byte-buffer.ts';
import { type Bounds, type EncodedValues, LeafColumn, type LeafOptions } from './leaf-column.ts';

/** Decimals of 19 to 38 digits: two's complement, big-endian, in as few bytes as the precision needs. */
export class DecimalColumn extends LeafColumn<bigint> {
  readonly #precision: number;
  readonly #scale: number;
  readonly #width: number;
  #plain = new ByteBuffer();
  #bounds: Bounds<bigint> | null = null;

  constructor(options: LeafOptions, precision: number, scale: number) {
    super(options);
    this.#precision = precision;
    this.#scale = scale;
    this.#width = decimalBytes(precision);
  }

  override add(value: Value): void {
    const unscaled = typeof value === 'string' ? unscaledOfDecimalText(value, this.#precision, this.#scale) : null;
    if (unscaled === null) this.refuse(`a decimal(${this.#precision},${this.#scale}) is expected, as text`);
    this.#plain.append(this.toBytes(unscaled));
    const known = this.#bounds;
    if (known === null) this.#bounds = { min: unscaled, max: unscaled };
    else if (unscaled < known.min) this.#bounds = { min: unscaled, max: known.max };
    else if (unscaled > known.max) this.#bounds = { min: known.min, max: unscaled };
  }

  override encode(): EncodedValues {
    const width = this.#width;
    const bytes = this.#plain.bytes;
    return { dictionary: null, page: (from, to) => bytes.subarray(from.values * width, to.values * width) };
  }

  override bounds(): Bounds<bigint> | null {
    return this.#bounds;
  }

  override isLess(one: bigint, other: bigint): boolean {
    return one < other;
  }

  override toValue(bound: bigint): Value {
    return decimalTextOfUnscaled(bound, this.#scale);
  }

  override toBytes(bound: bigint): Uint8Array {
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    view.setBigInt64(0, bound >> 64n);
    view.setBigUint64(8, BigInt.asUintN(64, bound));
    return bytes.subarray(16 - this.#width);
  }

  override valueBytes(): number {
    return this.#plain.length;
  }

  protected override nextByte(): number {
    return this.#plain.length;
  }

  protected override clearValues(): void {
    this.#plain.length = 0;
    this.#bounds = null;
  }
}

/** The bytes that hold every decimal of so many digits in two's complement. */
export function decimalBytes(precision: number): number {
  return Math.ceil((Math.log2(10 ** precision) + 1) / 8);
}
