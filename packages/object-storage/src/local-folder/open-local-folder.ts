import { unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StoredObject } from '../object-storage.ts';
import { StorageError } from '../storage-error.ts';
import type { Pager, Store } from '../store.ts';
import { fileError, isAbsent } from './file-error.ts';
import { type Presigning, presignedUrl } from './presigned-url.ts';
import { openFile, readPart, readWhole, statFile } from './read-file.ts';
import { TemporaryFiles } from './temporary-files.ts';
import { uploadFile } from './upload-file.ts';
import { walk } from './walk.ts';
import { writeFile } from './write-file.ts';

const REMOVE_BATCH = 256;

/** Objects as files of a folder, which the first write makes. */
export function openLocalFolder(folder: string, presigning: Presigning | undefined): Store {
  const root = resolve(folder);
  const temporaries = new TemporaryFiles(root);
  const fileOf = (key: string): string => join(root, key);
  return {
    location: pathToFileURL(root).href,
    removeBatchSize: REMOVE_BATCH,
    head: (key, call) => statFile(fileOf(key), call),
    read: (key, range, call) => (range === null ? readWhole(fileOf(key), call) : readPart(fileOf(key), range, call)),
    open: (key, from, call) => openFile(fileOf(key), from, call),
    write: async (key, body, condition, _writes, call) =>
      writeFile({ file: fileOf(key), temporary: await temporaries.next() }, body, condition, call),
    beginUpload: async (key, _writeId, call) => uploadFile(fileOf(key), await temporaries.next(), call),
    pages: (prefix, startAfter) => pagesOf(walk({ root, prefix, startAfter })),
    removeBatch: async (keys, call) => {
      for (const key of keys) {
        await unlink(fileOf(key)).catch((error: unknown) => {
          if (!isAbsent(error)) throw fileError(error, call.path);
        });
      }
    },
    presignedGet: async (key, expiresInSeconds) => {
      if (!presigning) {
        throw new StorageError('unsupported', 'This local folder was opened without `presigning`.', { path: key });
      }
      return presignedUrl(presigning, key, Math.floor(Date.now() / 1_000) + expiresInSeconds);
    },
    close: async () => undefined,
  };
}

function pagesOf(pages: AsyncGenerator<readonly StoredObject[]>): Pager {
  return {
    next: async (call) => {
      try {
        const { done, value } = await pages.next();
        return done ? null : value;
      } catch (error) {
        throw fileError(error, call.path);
      }
    },
  };
}
