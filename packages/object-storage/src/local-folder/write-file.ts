import { link, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StorageError } from '../storage-error.ts';
import type { Call, WriteCondition } from '../store.ts';
import { makeFolder, syncFolder } from './durable-folder.ts';
import { etagOf } from './etag.ts';
import { fileError, isAbsent, systemCode } from './file-error.ts';
import { withReplaceLock } from './replace-lock.ts';

/**
 * Writes a temporary file, forces it to disk and gives it its name: readers see all of it or none, also after a power cut.
 *
 * @returns the etag.
 */
export async function writeFile(
  { file, temporary }: { readonly file: string; readonly temporary: string },
  body: Uint8Array,
  condition: WriteCondition,
  call: Call,
): Promise<string> {
  try {
    const etag = await writeTemporary(temporary, body);
    await publish(temporary, file, condition, call);
    return etag;
  } catch (error) {
    await rm(temporary, { force: true });
    throw fileError(error, call.path);
  }
}

/** Gives a whole temporary file its name. */
export async function publish(temporary: string, file: string, condition: WriteCondition, call: Call): Promise<void> {
  try {
    await name(temporary, file, condition, call);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    await makeFolder(dirname(file));
    await name(temporary, file, condition, call);
  }
  await syncFolder(dirname(file));
}

/** Renaming and linking keep the etag. */
async function writeTemporary(temporary: string, body: Uint8Array): Promise<string> {
  await using handle = await open(temporary, 'wx');
  await handle.writeFile(body);
  await handle.sync();
  return etagOf(await handle.stat({ bigint: true }));
}

async function name(temporary: string, file: string, condition: WriteCondition, call: Call): Promise<void> {
  switch (condition.kind) {
    case 'none':
      return await rename(temporary, file);
    case 'absent':
      return await linkIfAbsent(temporary, file, call);
    case 'matches': {
      // looking first keeps the lock's folder from appearing beside an object that is not there
      if ((await etagAt(file)) !== condition.etag) throw lost(call);
      return await withReplaceLock(file, call.signal, async () => {
        if ((await etagAt(file)) !== condition.etag) throw lost(call);
        await rename(temporary, file);
      });
    }
    default:
      return condition satisfies never;
  }
}

async function linkIfAbsent(temporary: string, file: string, call: Call): Promise<void> {
  try {
    await link(temporary, file);
    await unlink(temporary);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    // over a network file system the first answer may be lost and the call repeated
    if ((await stat(temporary)).nlink > 1) return await unlink(temporary);
    const existing = await stat(file).catch(() => undefined);
    if (existing?.isDirectory()) {
      throw new StorageError('invalid_location', 'In a folder an object cannot lie where others lie below.', call);
    }
    throw lost(call);
  }
}

async function etagAt(file: string): Promise<string | null> {
  try {
    return etagOf(await stat(file, { bigint: true }));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

const lost = ({ path }: Call): StorageError =>
  new StorageError('precondition_failed', 'The object is not the one the condition names.', { path });
