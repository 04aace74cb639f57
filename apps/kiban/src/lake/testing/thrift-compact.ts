/** A struct by field numbers; nothing is left out, whether or not anybody knows the field. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;
export type ThriftValue = boolean | bigint | number | Uint8Array | readonly ThriftValue[] | ThriftStruct;

/**
 * Reads a struct in Thrift's compact protocol (thrift: doc/specs/thrift-compact-protocol.md), which Parquet's footers and page
 * headers are written in. Written for tests, so that what our own encoder wrote is not read by what our own decoder knows.
 *
 * @returns the struct, and where it ends.
 */
export function readThriftStruct(bytes: Uint8Array, offset: number): { struct: ThriftStruct; end: number } {
  const reader = new CompactReader(bytes, offset);
  return { struct: reader.struct(), end: reader.position };
}

class CompactReader {
  readonly #bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position: number) {
    this.#bytes = bytes;
    this.position = position;
  }

  struct(): ThriftStruct {
    const fields = new Map<number, ThriftValue>();
    for (let field = 0; ; ) {
      const header = this.#byte();
      if (header === 0) return fields;
      field = header >> 4 === 0 ? Number(this.#zigzag()) : field + (header >> 4);
      fields.set(field, this.#value(header & 15));
    }
  }

  #value(type: number): ThriftValue {
    switch (type) {
      case 1:
      case 2:
        return type === 1;
      case 3:
        return this.#byte();
      case 4:
      case 5:
      case 6:
        return this.#zigzag();
      case 7:
        return new DataView(this.#take(8).slice().buffer).getFloat64(0, true);
      case 8:
        return this.#take(Number(this.#varint()));
      case 9:
      case 10:
        return this.#list();
      case 11:
        return this.#map();
      case 12:
        return this.struct();
      default:
        throw new Error(`no type of Thrift's compact protocol: ${type} at ${this.position}`);
    }
  }

  #list(): ThriftValue[] {
    const header = this.#byte();
    const size = header >> 4 === 15 ? Number(this.#varint()) : header >> 4;
    return Array.from({ length: size }, () => this.#element(header & 15));
  }

  #map(): ThriftValue[] {
    const size = Number(this.#varint());
    const types = size === 0 ? 0 : this.#byte();
    return Array.from({ length: size }, () => [this.#element(types >> 4), this.#element(types & 15)]);
  }

  /** In a list a truth value has a byte of its own. */
  #element(type: number): ThriftValue {
    return type === 1 || type === 2 ? this.#byte() === 1 : this.#value(type);
  }

  #zigzag(): bigint {
    const value = this.#varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  #byte(): number {
    return this.#take(1)[0] as number;
  }

  #take(length: number): Uint8Array {
    const end = this.position + length;
    if (end > this.#bytes.length) throw new Error(`Thrift ends at ${this.#bytes.length}, not at ${end}`);
    const taken = this.#bytes.subarray(this.position, end);
    this.position = end;
    return taken;
  }
}
