import { randomUUID } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { collect } from '../testing/collect.ts';
import { localFolder } from './local-folder.ts';
import { memoryStorage } from './memory-storage.ts';
import type { TableStorage } from './table-storage.ts';

const scratch = await mkdtemp(join(tmpdir(), 'table-storage-'));
afterAll(async () => await rm(scratch, { recursive: true }));

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

async function pathsOf(storage: TableStorage, prefix: string, startAfter?: string): Promise<string[]> {
  const objects = await collect(storage.list(prefix, startAfter === undefined ? {} : { startAfter }));
  return objects.map(({ path }) => path);
}

describe.each<[string, () => TableStorage]>([
  ['memory', () => memoryStorage()],
  ['a local folder', () => localFolder(join(scratch, randomUUID(), 'a table'))],
])('a table in %s', (_, make) => {
  test('an object reads back as it was written, whole and in ranges', async () => {
    const storage = make();
    await storage.put('a/b=日本/c.bin', bytesOf('0123456789'));
    expect(textOf(await storage.get('a/b=日本/c.bin'))).toBe('0123456789');
    expect(textOf(await storage.getRange('a/b=日本/c.bin', 3, 4))).toBe('3456');
    expect(textOf(await storage.getRange('a/b=日本/c.bin', 8, 4))).toBe('89');
    expect(textOf(await storage.getRange('a/b=日本/c.bin', 20, 4))).toBe('');
    await storage.put('a/b=日本/c.bin', bytesOf('new'));
    expect(textOf(await storage.get('a/b=日本/c.bin'))).toBe('new');
  });

  test('what is not there is null, folders too', async () => {
    const storage = make();
    await storage.put('folder/a', bytesOf('a'));
    for (const path of ['b', 'folder', 'folder/a/b', 'other/a']) {
      expect(await storage.get(path)).toBeNull();
      expect(await storage.getRange(path, 0, 1)).toBeNull();
    }
  });

  test('of many that write an object at the same moment one succeeds, and its bytes stay', async () => {
    const storage = make();
    const attempts = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
    const won = await Promise.all(attempts.map((text) => storage.putIfAbsent('_delta_log/0.json', bytesOf(text))));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(textOf(await storage.get('_delta_log/0.json'))).toBe(attempts[won.indexOf(true)]);
    expect(await pathsOf(storage, '')).toEqual(['_delta_log/0.json']);
  });

  test('objects are listed in the order of their UTF-8 bytes, from a prefix and after a path', async () => {
    const storage = make();
    const paths = ['a', 'a-b', 'a/b', 'a/b/c', 'a0', 'b/ｱ', 'b/\u{1f600}', '_delta_log/1.json', '_delta_log/2.json'];
    for (const path of paths.filter((path) => path !== 'a' && path !== 'a/b').toReversed())
      await storage.put(path, bytesOf(path));
    const all = ['_delta_log/1.json', '_delta_log/2.json', 'a-b', 'a/b/c', 'a0', 'b/ｱ', 'b/\u{1f600}'];
    expect(await pathsOf(storage, '')).toEqual(all);
    expect(await pathsOf(storage, 'a')).toEqual(['a-b', 'a/b/c', 'a0']);
    expect(await pathsOf(storage, '_delta_log/', '_delta_log/1')).toEqual(['_delta_log/1.json', '_delta_log/2.json']);
    expect(await pathsOf(storage, '_delta_log/', '_delta_log/1.json')).toEqual(['_delta_log/2.json']);
    expect(await pathsOf(storage, '', 'a-b')).toEqual(all.slice(3));
    expect(await pathsOf(storage, 'none/')).toEqual([]);
  });

  test('listed objects tell their size and when they were written', async () => {
    const storage = make();
    const before = Date.now();
    await storage.put('a', bytesOf('12345'));
    const [object] = await collect(storage.list(''));
    expect(object).toEqual({ path: 'a', size: 5, last_modified: expect.any(Number) });
    // file systems keep time in coarser steps
    expect(Math.abs((object?.last_modified ?? 0) - before)).toBeLessThan(2000);
  });

  test('removed objects are gone; removing what is not there is no failure', async () => {
    const storage = make();
    await storage.put('a', bytesOf('a'));
    await storage.remove(['a', 'b', 'c/d']);
    expect(await pathsOf(storage, '')).toEqual([]);
  });

  test('bytes that the caller changes afterwards do not change the object', async () => {
    const storage = make();
    const bytes = bytesOf('abc');
    await storage.put('a', bytes);
    bytes.fill(0);
    ((await storage.get('a')) as Uint8Array).fill(0);
    expect(textOf(await storage.get('a'))).toBe('abc');
  });
});

test.each(['../outside', 'a/../../outside', '/etc/passwd', 'a//b', 'a/./b', '', 'a\\..\\b', 'a\0b', '.unfinished-x'])(
  'in a local folder %j is not the name of an object',
  async (path) => {
    const storage = localFolder(join(scratch, 'names'));
    const refused = expect.objectContaining({ code: 'option_invalid' });
    await expect(storage.put(path, bytesOf('a'))).rejects.toThrow(refused);
    await expect(storage.putIfAbsent(path, bytesOf('a'))).rejects.toThrow(refused);
    await expect(storage.get(path)).rejects.toThrow(refused);
    await expect(storage.getRange(path, 0, 1)).rejects.toThrow(refused);
    await expect(storage.remove([path])).rejects.toThrow(refused);
  },
);

test('what a killed writer left behind is no object', async () => {
  const folder = join(scratch, 'killed');
  const storage = localFolder(folder);
  await storage.put('_delta_log/0.json', bytesOf('0'));
  await writeFile(join(folder, '_delta_log', '.unfinished-1'), 'torn');
  expect(await pathsOf(storage, '')).toEqual(['_delta_log/0.json']);
});

test('what a killed writer left behind is removed a day later', async () => {
  const folder = join(scratch, 'abandoned');
  const storage = localFolder(folder);
  await storage.put('a', bytesOf('0'));
  for (const name of ['.unfinished-old', '.unfinished-new']) await writeFile(join(folder, name), 'torn');
  const yesterday = Date.now() / 1000 - 90_000;
  await utimes(join(folder, '.unfinished-old'), yesterday, yesterday);
  expect(await pathsOf(storage, '')).toEqual(['a']);
  expect((await readdir(folder)).toSorted()).toEqual(['.unfinished-new', 'a']);
});

test('a writer that finished leaves nothing behind', async () => {
  const folder = join(scratch, 'clean');
  const storage = localFolder(folder);
  await storage.put('a', bytesOf('0'));
  await storage.putIfAbsent('b', bytesOf('0'));
  await storage.putIfAbsent('b', bytesOf('1'));
  expect((await readdir(folder)).toSorted()).toEqual(['a', 'b']);
});

test('a folder that cannot be written to fails instead of answering', async () => {
  const folder = join(scratch, 'blocked');
  await mkdir(folder);
  await writeFile(join(folder, '_delta_log'), 'a file where a folder should be');
  await expect(localFolder(folder).putIfAbsent('_delta_log/0.json', bytesOf('a'))).rejects.toThrow();
});

test('a table reached through a link to its folder is the same table', async () => {
  const folder = join(scratch, 'linked');
  await localFolder(folder).put('a', bytesOf('a'));
  await symlink(folder, join(scratch, 'link'));
  await link(join(folder, 'a'), join(folder, 'b'));
  expect(await pathsOf(localFolder(join(scratch, 'link')), '')).toEqual(['a', 'b']);
});
