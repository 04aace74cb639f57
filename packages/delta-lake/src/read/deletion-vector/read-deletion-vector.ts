import { DeltaError } from '../../errors.ts';
import type { DeletionVectorDescriptor } from '../../log/action.ts';
import { decodePath, relativePath } from '../../log/file-path.ts';
import type { TableStorage } from '../../storage/table-storage.ts';
import { decodeBase85 } from './base85.ts';
import { crc32 } from './crc32.ts';
import type { DeletedRows } from './deleted-rows.ts';
import { readRoaring } from './roaring.ts';

/** Characters of a UUID in Z85. */
const uuidCharacters = 20;

/**
 * The rows that a deletion vector takes away (Delta protocol, "Deletion Vectors").
 * @throws DeltaError `file_not_found`, `file_malformed`, `log_malformed`, `feature_unsupported` for one outside of the table
 */
export async function readDeletionVector(
  storage: TableStorage,
  vector: DeletionVectorDescriptor,
): Promise<DeletedRows> {
  const bytes =
    vector.storageType === 'i'
      ? decodeBase85(vector.pathOrInlineDv, vector.sizeInBytes)
      : await readStored(storage, vector);
  const rows = readRoaring(bytes);
  if (rows.size !== vector.cardinality) {
    throw new DeltaError(
      'file_malformed',
      `a deletion vector holds ${rows.size} rows instead of ${vector.cardinality}`,
    );
  }
  return rows;
}

/** The object that a stored deletion vector lies in; null for one that stands in the log itself. */
export function deletionVectorPath(vector: DeletionVectorDescriptor, location: string | undefined): string | null {
  const { storageType, pathOrInlineDv } = vector;
  switch (storageType) {
    case 'i':
      return null;
    case 'p':
      return decodePath(relativePath(pathOrInlineDv, location));
    case 'u': {
      const prefix = pathOrInlineDv.slice(0, -uuidCharacters);
      const name = `deletion_vector_${uuidOf(pathOrInlineDv.slice(-uuidCharacters))}.bin`;
      return prefix === '' ? name : `${prefix}/${name}`;
    }
  }
}

async function readStored(storage: TableStorage, vector: DeletionVectorDescriptor): Promise<Uint8Array> {
  const path = deletionVectorPath(vector, storage.location) as string;
  const { sizeInBytes } = vector;
  const stored = await storage.getRange(path, vector.offset ?? 1, sizeInBytes + 8);
  if (stored === null) throw new DeltaError('file_not_found', `the deletion vector ${path} is missing`);
  if (stored.byteLength < sizeInBytes + 8)
    throw new DeltaError('file_malformed', `the deletion vector ${path} ends too early`);
  const view = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  const bytes = stored.subarray(4, 4 + sizeInBytes);
  if (view.getUint32(0) !== sizeInBytes || view.getUint32(4 + sizeInBytes) !== crc32(bytes)) {
    throw new DeltaError('file_malformed', `the deletion vector ${path} does not match its size or checksum`);
  }
  return bytes;
}

function uuidOf(text: string): string {
  const bytes = decodeBase85(text, 16);
  const hexadecimal = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
