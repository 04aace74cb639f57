import type { Dirent } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { compareUtf8 } from '../parquet/text/utf8-order.ts';
import type { StoredObject } from './table-storage.ts';

/** Names of files that are being written; what a killed process left of them is no object, and goes a day later with a listing. */
export const unfinishedPrefix = '.unfinished-';

const longestWriting = 86_400_000;
const statsAtOnce = 64;

/** Files below a folder as objects, in order of their paths' UTF-8 bytes. */
export async function* listFolder(root: string, prefix: string, startAfter: string): AsyncGenerator<StoredObject> {
  let waiting: string[] = [];
  for await (const path of filesBelow(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix, startAfter)) {
    waiting.push(path);
    if (waiting.length < statsAtOnce) continue;
    yield* await objectsOf(root, waiting);
    waiting = [];
  }
  yield* await objectsOf(root, waiting);
}

async function* filesBelow(root: string, folder: string, prefix: string, startAfter: string): AsyncGenerator<string> {
  // a folder's name counts with its slash, so that whole paths come in order
  const names = (await entriesOf(`${root}/${folder}`)).map((entry) =>
    entry.isDirectory() ? `${entry.name}/` : entry.name,
  );
  for (const name of names.sort(compareUtf8)) {
    if (name.startsWith(unfinishedPrefix)) {
      await removeAbandoned(`${root}/${folder}${name}`);
      continue;
    }
    const path = `${folder}${name}`;
    const isBefore = compareUtf8(path, startAfter) <= 0;
    if (!name.endsWith('/')) {
      if (path.startsWith(prefix) && !isBefore) yield path;
    } else if (path.startsWith(prefix) || prefix.startsWith(path)) {
      if (!isBefore || startAfter.startsWith(path)) yield* filesBelow(root, path, prefix, startAfter);
    }
  }
}

async function removeAbandoned(file: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > longestWriting) await rm(file, { force: true });
  } catch {
    // just finished, or in a folder where we may only read: neither keeps anybody from listing
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

async function objectsOf(root: string, paths: readonly string[]): Promise<StoredObject[]> {
  const objects = await Promise.all(paths.map(async (path) => await objectOf(root, path)));
  return objects.filter((object) => object !== null);
}

/** Null for a file that was removed since its folder was read. */
async function objectOf(root: string, path: string): Promise<StoredObject | null> {
  try {
    const { size, mtimeMs } = await stat(`${root}/${path}`);
    return { path, size, last_modified: Math.floor(mtimeMs) };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === 'ENOENT' || code === 'ENOTDIR';
}
