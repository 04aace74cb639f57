import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { presignedPath } from '../local-folder/presigned-url.ts';
import type { StorageUnderTest } from './storage-under-test.ts';

export async function localFolderUnderTest(): Promise<StorageUnderTest> {
  const root = mkdtempSync(join(tmpdir(), 'object-storage-'));
  const presigning = { baseUrl: 'http://localhost:1/objects', secret: 'a secret of more than thirty-two letters' };
  let number = 0;
  return {
    name: 'a local folder',
    newUrl: () => {
      number += 1;
      return pathToFileURL(join(root, String(number))).href;
    },
    options: { presigning },
    manyObjects: 300,
    fetch: async (url) => {
      const path = presignedPath(url, presigning, Date.now());
      if (path === null) return { status: 403, bytes: new Uint8Array() };
      return { status: 200, bytes: readFileSync(join(root, String(number), path)) };
    },
    close: async () => rmSync(root, { recursive: true }),
  };
}

/** A folder of its own for tests that look at the files. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'object-storage-'));
  mkdirSync(folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
