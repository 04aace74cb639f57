import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SnapshotError } from '../snapshots/snapshot-error.ts';

const CHUNK = 256 * 1024;

/**
 * The bytes of a file, unpacked when its first two bytes are those of gzip, whatever its name says.
 * Throws `SnapshotError`: `snapshot_truncated` for gzip that is cut off or corrupt, `snapshot_unreadable` otherwise.
 */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  try {
    yield* (await isGzip(path)) ? unpacked(path) : createReadStream(path, { highWaterMark: CHUNK });
  } catch (error) {
    throw asSnapshotError(path, error);
  }
}

/** The bytes of a file as they lie on the disk. Throws `SnapshotError` with `snapshot_unreadable`. */
export async function* readRawBytes(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK });
  } catch (error) {
    throw asSnapshotError(path, error);
  }
}

async function isGzip(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
}

function unpacked(path: string): AsyncIterable<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // The error reaches the reader of `gunzip`; `pipeline` is there to close both ends whatever happens.
  pipeline(createReadStream(path, { highWaterMark: CHUNK }), gunzip, () => undefined);
  return gunzip;
}

function asSnapshotError(path: string, error: unknown): SnapshotError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) {
    return new SnapshotError(
      'snapshot_truncated',
      `${path} is a gzip file that is cut off or damaged (${code}). Copy it again from where it was made.`,
      { cause: error },
    );
  }
  return new SnapshotError('snapshot_unreadable', `${path} cannot be read: ${reason(code, error)}`, { cause: error });
}

function reason(code: string, error: unknown): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file.';
    case 'EISDIR':
      return 'it is a folder. Name a file, or name the files in the mapping (files: - file: …).';
    case 'EACCES':
      return 'permission denied.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
