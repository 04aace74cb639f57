import { compareUtf8 } from '../parquet/text/utf8-order.ts';
import type { StoredObject, TableStorage } from './table-storage.ts';

interface MemoryObject {
  readonly bytes: Uint8Array;
  readonly last_modified: number;
}

/**
 * A table in memory: for tests and for tables that are made to be sent elsewhere.
 * @param options.clock milliseconds since 1970, for the objects' times
 */
export function memoryStorage(options: { readonly clock?: () => number } = {}): TableStorage {
  const clock = options.clock ?? Date.now;
  const objects = new Map<string, MemoryObject>();
  const store = (path: string, bytes: Uint8Array): void => {
    objects.set(path, { bytes: bytes.slice(), last_modified: clock() });
  };
  return {
    get: async (path) => objects.get(path)?.bytes.slice() ?? null,
    getRange: async (path, offset, length) => objects.get(path)?.bytes.slice(offset, offset + length) ?? null,
    put: async (path, bytes) => store(path, bytes),
    putIfAbsent: async (path, bytes) => {
      if (objects.has(path)) return false;
      store(path, bytes);
      return true;
    },
    list: (prefix, { startAfter = '' } = {}) => listed(objects, prefix, startAfter),
    remove: async (paths) => {
      for (const path of paths) objects.delete(path);
    },
  };
}

async function* listed(
  objects: ReadonlyMap<string, MemoryObject>,
  prefix: string,
  startAfter: string,
): AsyncGenerator<StoredObject> {
  const paths = [...objects.keys()].filter((path) => path.startsWith(prefix) && compareUtf8(path, startAfter) > 0);
  for (const path of paths.sort(compareUtf8)) {
    const object = objects.get(path);
    if (object !== undefined) yield { path, size: object.bytes.byteLength, last_modified: object.last_modified };
  }
}
