import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ObjectStorage } from '../object-storage.ts';
import { openObjectStorage } from '../open-object-storage.ts';
import {
  all,
  bytesOf,
  inPieces,
  joined,
  pathsOf,
  patterned,
  type StorageUnderTest,
  textOf,
} from './storage-under-test.ts';

const PART_BYTES = 5 * 1_048_576;

/** What every store must do, whoever made it. */
export function conformance(name: string, start: () => Promise<StorageUnderTest>): void {
  describe(name, () => {
    let under: StorageUnderTest;
    let storage: ObjectStorage;
    beforeAll(async () => {
      under = await start();
    });
    beforeEach(async () => {
      under.setFaults?.(undefined);
      storage = await openObjectStorage(under.newUrl(), { ...under.options, partBytes: PART_BYTES });
      return () => storage.close();
    });
    afterAll(() => under?.close());

    test('what was written is read back, and replaced by the next write', async () => {
      await storage.put('a/b.json', bytesOf('one'));
      await storage.put('a/b.json', bytesOf('two, longer'));
      await storage.put('empty', new Uint8Array());
      expect(textOf(await storage.get('a/b.json'))).toBe('two, longer');
      expect(textOf(await storage.get('empty'))).toBe('');
      expect(await storage.stat('a/b.json')).toMatchObject({ path: 'a/b.json', size: 11 });
    });

    test('a view of a larger buffer is written alone', async () => {
      await storage.put('view', bytesOf('before|inside|after').subarray(7, 13));
      expect(textOf(await storage.get('view'))).toBe('inside');
    });

    test('an object that is not there is null, and removing it is no failure', async () => {
      await storage.put('folder/there', bytesOf('1'));
      for (const path of ['absent', 'folder/absent', 'folder', 'folder/there/below']) {
        expect(await storage.get(path), path).toBeNull();
        expect(await storage.getRange(path, 0, 4), path).toBeNull();
        expect(await storage.getRange(path, 0, 0), path).toBeNull();
        expect(await storage.stat(path), path).toBeNull();
        expect(await storage.stream(path), path).toBeNull();
      }
      await storage.remove(['absent', 'folder/absent']);
    });

    test('a range ends where the object ends', async () => {
      await storage.put('digits', bytesOf('0123456789'));
      const range = async (offset: number, length: number) => textOf(await storage.getRange('digits', offset, length));
      expect(await range(0, 4)).toBe('0123');
      expect(await range(3, 4)).toBe('3456');
      expect(await range(8, 100)).toBe('89');
      expect(await range(10, 5)).toBe('');
      expect(await range(500, 5)).toBe('');
      expect(await range(2, 0)).toBe('');
      await expect(storage.getRange('digits', -1, 4)).rejects.toMatchObject({ code: 'invalid_location' });
    });

    test('names keep every letter', async () => {
      const names = [
        'a b',
        'a+b',
        'a%41',
        'a&b<c>',
        "it's(1)*!~",
        '店舗/髙橋.parquet',
        'x😀',
        'q?r#s',
        'k=v/p="1"',
        'a:b@c;d,e',
      ];
      for (const name of names) await storage.put(name, bytesOf(name));
      for (const name of names) expect(textOf(await storage.get(name)), name).toBe(name);
      expect((await pathsOf(storage.list(''))).sort()).toEqual([...names].sort());
      await storage.remove(names);
      expect(await pathsOf(storage.list(''))).toEqual([]);
    });

    test('names that leave the prefix, or that a store reads differently, are refused', async () => {
      const refused = [
        '',
        '/a',
        'a/',
        'a//b',
        '..',
        '../a',
        'a/../b',
        './a',
        'a/.',
        'a\\b',
        'a\u0000b',
        'a\nb',
        'a\ud800b',
      ];
      for (const path of [...refused, `${'x/'.repeat(512)}y`, '.object-storage/a']) {
        await expect(storage.get(path), path).rejects.toMatchObject({ code: 'invalid_location' });
        await expect(storage.put(path, bytesOf('1')), path).rejects.toMatchObject({ code: 'invalid_location' });
        await expect(storage.remove([path]), path).rejects.toMatchObject({ code: 'invalid_location' });
      }
      await expect(pathsOf(storage.list('../'))).rejects.toMatchObject({ code: 'invalid_location' });
      expect(() => storage.within('../up')).toThrow();
    });

    test('listing is in order of the bytes, of a prefix, after a name, over several pages', async () => {
      const paths = ['a-b', 'a/b', 'a/c/d', 'a0', 'a0-', 'b/1', 'b/10', 'b/2', 'c', '日本', '～'];
      await storage.putMany(paths.toReversed().map((path) => ({ path, body: bytesOf(path) })));
      expect(await pathsOf(storage.list(''))).toEqual(paths);
      expect(await pathsOf(storage.list('a/'))).toEqual(['a/b', 'a/c/d']);
      expect(await pathsOf(storage.list('a'))).toEqual(['a-b', 'a/b', 'a/c/d', 'a0', 'a0-']);
      expect(await pathsOf(storage.list('b/1'))).toEqual(['b/1', 'b/10']);
      expect(await pathsOf(storage.list('b/', { startAfter: 'b/1' }))).toEqual(['b/10', 'b/2']);
      expect(await pathsOf(storage.list('', { startAfter: 'a/b' }))).toEqual(paths.slice(2));
      expect(await pathsOf(storage.list('', { startAfter: 'a/bb' }))).toEqual(paths.slice(2));
      expect(await pathsOf(storage.list('zzz'))).toEqual([]);
      const [first] = await all(storage.list('b/2'));
      const { path, size, etag, last_modified = 0 } = (await storage.stat('b/2')) ?? {};
      expect(first).toMatchObject({ path, size, etag });
      expect(Math.abs((first?.last_modified ?? 0) - last_modified)).toBeLessThan(1_000);
      expect(Math.abs(Date.now() - (first?.last_modified ?? 0))).toBeLessThan(10_000);
    });

    test('of two that write an object if it is absent, one learns that it came second', async () => {
      expect(await storage.putIfAbsent('log/0.json', bytesOf('first'))).toBe(true);
      expect(await storage.putIfAbsent('log/0.json', bytesOf('second'))).toBe(false);
      expect(textOf(await storage.get('log/0.json'))).toBe('first');
      await storage.remove(['log/0.json']);
      expect(await storage.putIfAbsent('log/0.json', bytesOf('third'))).toBe(true);
    });

    test('of many that write it at once, one wins', async () => {
      for (let round = 0; round < 5; round += 1) {
        const path = `race/${round}`;
        const won = await Promise.all(
          Array.from({ length: 8 }, (_, index) => storage.putIfAbsent(path, bytesOf(String(index)))),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(textOf(await storage.get(path))).toBe(String(won.indexOf(true)));
      }
    });

    test('replacing needs the etag of what is there', async () => {
      expect(await storage.replace('pointer', bytesOf('x'), '"none"')).toBeNull();
      await storage.put('pointer', bytesOf('1'));
      const first = (await storage.stat('pointer'))?.etag ?? '';
      const second = await storage.replace('pointer', bytesOf('2'), first);
      expect(second).toBe((await storage.stat('pointer'))?.etag);
      expect(await storage.replace('pointer', bytesOf('3'), first)).toBeNull();
      expect(textOf(await storage.get('pointer'))).toBe('2');
      expect(await storage.replace('pointer', bytesOf('3'), second ?? '')).not.toBeNull();
    });

    test('of many that replace at once, none is lost', async () => {
      await storage.put('counter', bytesOf('0'));
      const add = async (): Promise<void> => {
        for (;;) {
          const { etag = '' } = (await storage.stat('counter')) ?? {};
          const next = Number(textOf(await storage.get('counter'))) + 1;
          if ((await storage.replace('counter', bytesOf(String(next)), etag)) !== null) return;
        }
      };
      await Promise.all(Array.from({ length: 8 }, add));
      expect(textOf(await storage.get('counter'))).toBe('8');
    });

    test('a stream is written in parts and read in pieces', async () => {
      for (const length of [0, 10, PART_BYTES, 2 * PART_BYTES + 1_234]) {
        const body = patterned(length);
        await storage.putStream(`big/${length}`, inPieces(body, 700_001));
        expect((await storage.stat(`big/${length}`))?.size).toBe(length);
        expect(digest(await joined(await storage.stream(`big/${length}`)))).toBe(digest(body));
      }
      expect(await pathsOf(storage.list(''))).toHaveLength(4);
    });

    test('of a body that fails nothing is written', async () => {
      const failing = async function* () {
        yield patterned(PART_BYTES + 1);
        throw new Error('the source broke');
      };
      await expect(storage.putStream('broken', failing())).rejects.toThrow('the source broke');
      expect(await storage.get('broken')).toBeNull();
      expect(await pathsOf(storage.list(''))).toEqual([]);
    });

    test('a stream is taken no faster than it is written', async () => {
      let taken = 0;
      const body = async function* () {
        for (let piece = 0; piece < 12; piece += 1) {
          taken += 1;
          yield patterned(1_048_576);
        }
      };
      const stored = await storage.stat('slow');
      const controller = new AbortController();
      const source = async function* () {
        for await (const piece of body()) {
          if (taken > 7) controller.abort(new Error('enough'));
          yield piece;
        }
      };
      await expect(storage.putStream('slow', source(), { signal: controller.signal })).rejects.toThrow('enough');
      expect(stored).toBeNull();
      expect(taken).toBeLessThan(12);
    });

    test('many objects are written and removed in batches', async () => {
      const paths = Array.from({ length: under.manyObjects }, (_, index) => `many/${String(index).padStart(5, '0')}`);
      await storage.putMany(paths.map((path) => ({ path, body: bytesOf(path) })));
      expect(await pathsOf(storage.list('many/'))).toEqual(paths);
      await storage.remove(paths.slice(1));
      expect(await pathsOf(storage.list('many/'))).toEqual(paths.slice(0, 1));
    });

    test('a view below a prefix sees what lies there and nothing else', async () => {
      const view = storage.within('tables/store').within('part/');
      await view.put('1', bytesOf('one'));
      await storage.put('tables/store/other', bytesOf('other'));
      expect(textOf(await storage.get('tables/store/part/1'))).toBe('one');
      expect(await pathsOf(view.list(''))).toEqual(['1']);
      expect(view.location).toBe(`${storage.location}/tables/store/part`);
      await view.close();
      expect(textOf(await view.get('1'))).toBe('one');
    });

    test('an aborted call ends with the reason', async () => {
      await storage.put('there', bytesOf('1'));
      const signal = AbortSignal.abort(new Error('the worker stops'));
      await expect(storage.get('there', { signal })).rejects.toThrow('the worker stops');
      await expect(storage.put('new', bytesOf('1'), { signal })).rejects.toThrow('the worker stops');
      await expect(pathsOf(storage.list('', { signal }))).rejects.toThrow('the worker stops');
      await expect(storage.remove(['there'], { signal })).rejects.toThrow('the worker stops');
      expect(await pathsOf(storage.list(''))).toEqual(['there']);
    });

    test('a presigned URL gives its object to anybody until it expires', async () => {
      await storage.put('店舗/part 1+2.parquet', bytesOf('shared'));
      await storage.put('店舗/secret.parquet', bytesOf('secret'));
      const url = await storage.presignedGet('店舗/part 1+2.parquet', { expiresInSeconds: 60 });
      const { status, bytes } = await under.fetch(url);
      expect([status, textOf(bytes)]).toEqual([200, 'shared']);
      const other = url.replace(encodeURIComponent('part 1+2'), 'secret').replace('part%201+2', 'secret');
      expect(other).not.toBe(url);
      expect((await under.fetch(other)).status).toBe(403);
      const brief = await storage.presignedGet('店舗/part 1+2.parquet', { expiresInSeconds: 1 });
      await sleep(2_100);
      expect((await under.fetch(brief)).status).toBeGreaterThanOrEqual(400);
      await expect(storage.presignedGet('a', { expiresInSeconds: 0 })).rejects.toMatchObject({
        code: 'invalid_location',
      });
      await expect(storage.presignedGet('a', { expiresInSeconds: 604_801 })).rejects.toThrow();
    });
  });
}

/** Megabytes are compared by their digest: a difference of theirs cannot be printed. */
const digest = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
