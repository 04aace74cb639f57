import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RESERVED_SEGMENT } from '../object-path.ts';
import type { StoredObject } from '../object-storage.ts';
import { compareUtf8 } from '../utf8-order.ts';
import { headOf } from './etag.ts';
import { isAbsent } from './file-error.ts';

/** Files that are looked at together. */
const PAGE = 64;

interface Walk {
  readonly root: string;
  readonly prefix: string;
  readonly startAfter: string;
}

/** Objects below a folder in the order of their keys; folders that hold nothing asked for are not read. */
export async function* walk(request: Walk): AsyncGenerator<readonly StoredObject[]> {
  const start = request.prefix.slice(0, request.prefix.lastIndexOf('/') + 1);
  let page: string[] = [];
  for await (const key of keysBelow(start, request)) {
    page.push(key);
    if (page.length < PAGE) continue;
    yield await objectsOf(page, request.root);
    page = [];
  }
  if (page.length > 0) yield await objectsOf(page, request.root);
}

async function* keysBelow(folder: string, request: Walk): AsyncGenerator<string> {
  const { prefix, startAfter } = request;
  const entries = (await entriesOf(join(request.root, folder)))
    .filter(({ name }) => name !== RESERVED_SEGMENT)
    // a folder sorts with its slash: a-b comes before a/b
    .map((entry) => (entry.isDirectory() ? `${folder}${entry.name}/` : `${folder}${entry.name}`))
    .sort(compareUtf8);
  for (const key of entries) {
    if (key.endsWith('/')) {
      const inPrefix = key.startsWith(prefix) || prefix.startsWith(key);
      const after = startAfter.startsWith(key) || compareUtf8(key, startAfter) > 0;
      if (inPrefix && after) yield* keysBelow(key, request);
    } else if (key.startsWith(prefix) && compareUtf8(key, startAfter) > 0) yield key;
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function objectsOf(keys: readonly string[], root: string): Promise<StoredObject[]> {
  const objects = await Promise.all(
    keys.map(async (path) => {
      try {
        const stats = await stat(join(root, path), { bigint: true });
        if (!stats.isFile()) return [];
        const { size, last_modified, etag } = headOf(stats);
        return [{ path, size, last_modified, etag }];
      } catch (error) {
        if (isAbsent(error)) return []; // removed since the folder was read
        throw error;
      }
    }),
  );
  return objects.flat();
}
