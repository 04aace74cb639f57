import { open, readFile, stat } from 'node:fs/promises';
import { StorageError } from '../storage-error.ts';
import type { ByteRange, Call, ObjectHead, OpenedObject } from '../store.ts';
import { etagOf, headOf } from './etag.ts';
import { fileError, isAbsent } from './file-error.ts';

const PIECE_BYTES = 262_144;

export function statFile(file: string, call: Call): Promise<ObjectHead | null> {
  return orAbsent(call, async () => {
    const stats = await stat(file, { bigint: true });
    return stats.isFile() ? headOf(stats) : null;
  });
}

export function readWhole(file: string, call: Call): Promise<Uint8Array | null> {
  return orAbsent(call, () => readFile(file, { signal: call.signal }));
}

export function readPart(file: string, { offset, length }: ByteRange, call: Call): Promise<Uint8Array | null> {
  return orAbsent(call, async () => {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    if (size === 0) await handle.read(new Uint8Array(1), 0, 1, 0); // says EISDIR of a folder
    return bytes.subarray(0, filled);
  });
}

export function openFile(
  file: string,
  from: { readonly offset: number; readonly etag: string | null },
  call: Call,
): Promise<OpenedObject | null> {
  return orAbsent(call, async () => {
    const stats = await stat(file, { bigint: true });
    if (!stats.isFile()) return null;
    const etag = etagOf(stats);
    if (from.etag !== null && from.etag !== etag) throw changed(call);
    return { etag, length: Number(stats.size) - from.offset, body: pieces(file, from.offset, etag, call) };
  });
}

/** Opens the file when the first piece is asked for: a stream that nobody reads holds nothing. */
async function* pieces(file: string, offset: number, etag: string, call: Call): AsyncGenerator<Uint8Array> {
  try {
    await using handle = await open(file, 'r');
    if (etagOf(await handle.stat({ bigint: true })) !== etag) throw changed(call);
    for (let position = offset; ; ) {
      const piece = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await handle.read(piece, 0, piece.length, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } catch (error) {
    throw isAbsent(error) ? changed(call) : fileError(error, call.path);
  }
}

const changed = ({ path }: Call): StorageError =>
  new StorageError('precondition_failed', 'The object was replaced while it was being read.', { path });

async function orAbsent<T>({ path }: Call, read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isAbsent(error)) return null;
    throw fileError(error, path);
  }
}
