import type { Value } from '../../../schema/value.ts';
import { ByteBuffer } from '../byte-buffer.ts';
import { type EncodedValues, LeafColumn } from './leaf-column.ts';

/** Bytes of any length. No bounds are told: Delta has none for binary columns, and they may be large. */
export class BinaryColumn extends LeafColumn<never> {
  #plain = new ByteBuffer();

  override add(value: Value): void {
    if (!(value instanceof Uint8Array)) this.refuse('a Uint8Array is expected');
    this.#plain.int32(value.length);
    this.#plain.append(value);
  }

  override encode(): EncodedValues {
    return { dictionary: null, page: (from, to) => this.#plain.bytes.subarray(from.byte, to.byte) };
  }

  override bounds(): null {
    return null;
  }

  override isLess(): boolean {
    return false;
  }

  override toValue(): Value {
    return null;
  }

  override toBytes(): Uint8Array {
    return new Uint8Array(0);
  }

  override valueBytes(): number {
    return this.#plain.length;
  }

  protected override nextByte(): number {
    return this.#plain.length;
  }

  protected override clearValues(): void {
    this.#plain.length = 0;
  }
}
