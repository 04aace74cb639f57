import { DeltaError } from '../../errors.ts';
import type { TableStorage } from '../../storage/table-storage.ts';

/** A file's bytes, to be read in pieces. */
export interface ByteSource {
  readonly byteLength: number;
  /** Exactly `length` bytes, which lie within the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return {
    byteLength: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/**
 * @param size the object's bytes, as the table's log tells them
 * @throws DeltaError `file_not_found`, `file_malformed` when the object ends earlier, both while reading
 */
export function sourceOfStorage(storage: TableStorage, path: string, size: number): ByteSource {
  return {
    byteLength: size,
    async read(offset, length) {
      const bytes = await storage.getRange(path, offset, length);
      if (bytes === null) throw new DeltaError('file_not_found', `there is no ${path}`);
      if (bytes.length !== length) {
        throw new DeltaError('file_malformed', `${path} has ${offset + bytes.length} bytes where ${size} are expected`);
      }
      return bytes;
    },
  };
}

/** The same bytes without what Node's Buffer changes: its `slice` makes no copy. */
export function asUint8Array(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
