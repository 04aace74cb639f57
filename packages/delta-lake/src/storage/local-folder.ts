import { randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DeltaError } from '../errors.ts';
import { listFolder, unfinishedPrefix } from './local-folder-listing.ts';
import type { TableStorage } from './table-storage.ts';

/**
 * A table in a folder of this machine; the folder is made with the first object. Objects are on the disk when a call returns
 * (fsync of the file and of its folder), and appear under their names whole: another process never sees a part of one.
 */
export function localFolder(path: string): TableStorage {
  const root = resolve(path);
  return {
    location: pathToFileURL(root).href,
    get: async (path) => await orNull(readFile(pathBelow(root, path))),
    getRange: async (path, offset, length) => await readRange(pathBelow(root, path), offset, length),
    put: async (path, bytes) => {
      await writeWhole(pathBelow(root, path), bytes, rename);
    },
    putIfAbsent: async (path, bytes) => await writeIfAbsent(pathBelow(root, path), bytes),
    list: (prefix, options) => listFolder(root, prefix, options?.startAfter ?? ''),
    remove: async (paths) => await removeAll(root, paths),
  };
}

async function readRange(path: string, offset: number, length: number): Promise<Uint8Array | null> {
  const file = await orNull(open(path));
  if (file === null) return null;
  try {
    return await orNull(readFrom(file, offset, length));
  } finally {
    await file.close();
  }
}

async function readFrom(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** `link` fails when the name is taken, which neither `rename` nor opening the final name without tearing can do. */
async function writeIfAbsent(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeWhole(path, bytes, async (unfinished, final) => {
      await link(unfinished, final);
      await rm(unfinished);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

type Finish = (unfinished: string, final: string) => Promise<void>;

async function writeWhole(path: string, bytes: Uint8Array, finish: Finish): Promise<void> {
  const unfinished = join(dirname(path), `${unfinishedPrefix}${randomUUID()}`);
  try {
    const file = await openInFolder(unfinished);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await finish(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Opens a new file for writing; makes the folders above it, on the disk too, when they are missing. */
async function openInFolder(path: string): Promise<FileHandle> {
  const file = await orNull(open(path, 'wx'));
  if (file !== null) return file;
  const folder = dirname(path);
  const first = await mkdir(folder, { recursive: true });
  if (first !== undefined) {
    for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
  }
  return await open(path, 'wx');
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no handles of folders; its file systems journal names themselves
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAll(root: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(pathBelow(root, path), { force: true });
}

/** @throws DeltaError `option_invalid` for a name that is not one of an object below the root */
function pathBelow(root: string, path: string): string {
  const isInside = path.split(/[/\\]/).every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isInside || path.includes('\0') || basename(path).startsWith(unfinishedPrefix)) {
    throw new DeltaError('option_invalid', `${JSON.stringify(path)} is not the name of an object`);
  }
  return join(root, path);
}

async function orNull<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code;
}
