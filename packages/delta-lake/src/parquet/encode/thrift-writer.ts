import { ByteBuffer } from './byte-buffer.ts';

const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I16 = 4;
const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

const encoder = new TextEncoder();

/** A field of a Thrift structure as it is to be written; undefined is left out. */
export type ThriftField =
  | undefined
  | { readonly boolean: boolean }
  | { readonly i8: number }
  | { readonly i16: number }
  | { readonly i32: number }
  | { readonly i64: number }
  | { readonly binary: Uint8Array | string }
  | { readonly struct: ThriftStruct }
  | { readonly structs: readonly ThriftStruct[] }
  | { readonly i32s: readonly number[] }
  | { readonly binaries: readonly string[] };

/** Fields by their ids, in rising order. */
export type ThriftStruct = Readonly<Record<number, ThriftField>>;

/** A structure in Thrift's compact protocol, which Parquet's footer and page headers are written in. */
export function thriftBytes(struct: ThriftStruct): Uint8Array {
  const out = new ByteBuffer(128);
  writeStruct(out, struct);
  return out.written();
}

function writeStruct(out: ByteBuffer, struct: ThriftStruct): void {
  let previous = 0;
  for (const key in struct) {
    const field = struct[key];
    if (field === undefined) continue;
    const id = Number(key);
    writeField(out, id, id - previous, field);
    previous = id;
  }
  out.uint8(0);
}

function writeField(out: ByteBuffer, id: number, step: number, field: NonNullable<ThriftField>): void {
  if ('i32' in field) {
    writeHead(out, id, step, I32);
    writeZigzag(out, field.i32);
  } else if ('i64' in field) {
    writeHead(out, id, step, I64);
    writeZigzag(out, field.i64);
  } else if ('struct' in field) {
    writeHead(out, id, step, STRUCT);
    writeStruct(out, field.struct);
  } else if ('binary' in field) {
    writeHead(out, id, step, BINARY);
    writeBinary(out, field.binary);
  } else if ('boolean' in field) {
    writeHead(out, id, step, field.boolean ? TRUE : FALSE);
  } else if ('structs' in field) {
    writeHead(out, id, step, LIST);
    writeList(out, STRUCT, field.structs, writeStruct);
  } else if ('i32s' in field) {
    writeHead(out, id, step, LIST);
    writeList(out, I32, field.i32s, writeZigzag);
  } else if ('binaries' in field) {
    writeHead(out, id, step, LIST);
    writeList(out, BINARY, field.binaries, writeBinary);
  } else if ('i16' in field) {
    writeHead(out, id, step, I16);
    writeZigzag(out, field.i16);
  } else {
    writeHead(out, id, step, BYTE);
    out.uint8(field.i8 & 0xff);
  }
}

function writeHead(out: ByteBuffer, id: number, step: number, type: number): void {
  if (step <= 15) {
    out.uint8((step << 4) | type);
  } else {
    out.uint8(type);
    writeZigzag(out, id);
  }
}

function writeList<T>(
  out: ByteBuffer,
  type: number,
  items: readonly T[],
  write: (out: ByteBuffer, item: T) => void,
): void {
  if (items.length < 15) {
    out.uint8((items.length << 4) | type);
  } else {
    out.uint8(0xf0 | type);
    out.varint(items.length);
  }
  for (const item of items) write(out, item);
}

function writeBinary(out: ByteBuffer, value: Uint8Array | string): void {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value;
  out.varint(bytes.length);
  out.append(bytes);
}

/** Within ±2^52: sizes, counts and offsets of a file. */
function writeZigzag(out: ByteBuffer, value: number): void {
  out.varint(value < 0 ? -2 * value - 1 : 2 * value);
}
