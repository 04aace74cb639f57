import type { DeletionVectorDescriptor } from '../../log/action.ts';
import { crc32 } from '../../read/deletion-vector/crc32.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import { roaringBytes } from './roaring-bytes.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';

/** Rows of the first 65,536 of a file as a deletion vector that stands in the log. */
export function inlineVector(rows: readonly number[]): DeletionVectorDescriptor {
  const bytes = vectorOf(rows);
  return {
    storageType: 'i',
    pathOrInlineDv: encodeBase85(bytes),
    sizeInBytes: bytes.byteLength,
    cardinality: rows.length,
  };
}

/** The same in a file of its own, named by a UUID or by its absolute path. */
export async function storedVector(
  storage: TableStorage,
  rows: readonly number[],
  place: { readonly prefix: string } | { readonly absolute: string; readonly path: string },
): Promise<DeletionVectorDescriptor> {
  const bytes = vectorOf(rows);
  const uuid = Uint8Array.from({ length: 16 }, (_, index) => index * 16 + 1);
  const hexadecimal = [...uuid].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const name = `deletion_vector_${hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}.bin`;
  const path = 'path' in place ? place.path : place.prefix === '' ? name : `${place.prefix}/${name}`;
  const other = vectorOf([1, 2, 3]);
  // two vectors in one file: the offset tells which
  await storage.put(path, Uint8Array.from([1, ...framed(other), ...framed(bytes)]));
  return {
    storageType: 'absolute' in place ? 'p' : 'u',
    pathOrInlineDv: 'absolute' in place ? place.absolute : `${place.prefix}${encodeBase85(uuid)}`,
    offset: 1 + other.byteLength + 8,
    sizeInBytes: bytes.byteLength,
    cardinality: rows.length,
  };
}

function vectorOf(rows: readonly number[]): Uint8Array {
  return roaringBytes(new Map([[0, [{ kind: 'array', key: 0, values: rows }]]]));
}

function framed(bytes: Uint8Array): number[] {
  return [...bigEndian(bytes.byteLength), ...bytes, ...bigEndian(crc32(bytes))];
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function encodeBase85(bytes: Uint8Array): string {
  const padded = new Uint8Array(Math.ceil(bytes.byteLength / 4) * 4);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  let text = '';
  for (let offset = 0; offset < padded.byteLength; offset += 4) {
    const value = view.getUint32(offset);
    for (const unit of [85 ** 4, 85 ** 3, 85 ** 2, 85, 1]) text += alphabet[Math.floor(value / unit) % 85];
  }
  return text;
}
