import type { ObjectStorage } from '@kiban/object-storage';

/** The folders directly below; each costs one listing, however much is in it. */
export async function foldersIn(storage: ObjectStorage): Promise<string[]> {
  const found: string[] = [];
  for (let startAfter = ''; ; ) {
    const folder = await firstFolder(storage, startAfter);
    if (folder === undefined) return found;
    found.push(folder);
    startAfter = `${folder}0`; // the character after '/': past everything in it
  }
}

async function firstFolder(storage: ObjectStorage, startAfter: string): Promise<string | undefined> {
  for await (const { path } of storage.list('', { startAfter })) {
    const end = path.indexOf('/');
    if (end >= 0) return path.slice(0, end);
  }
  return undefined;
}
