import { StorageError } from './storage-error.ts';
import type { Call, OpenedObject } from './store.ts';

/** All bytes of an answer's body; fewer than announced are a broken connection. */
export async function collect({ body, length }: OpenedObject, call: Call): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  for await (const piece of body) {
    call.progress();
    if (filled + piece.length > length) break;
    bytes.set(piece, filled);
    filled += piece.length;
  }
  if (filled === length) return bytes;
  throw new StorageError('unavailable', 'The connection ended before the object did.', { path: call.path });
}
