import type { Fault, FaultyRequest } from '@kiban/testing/object-storage';
import { randomFaults } from '@kiban/testing/object-storage';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ObjectStorage } from '../object-storage.ts';
import { openObjectStorage } from '../open-object-storage.ts';
import { bytesOf, inPieces, joined, pathsOf, patterned, type StorageUnderTest, textOf } from './storage-under-test.ts';

const PART_BYTES = 5 * 1_048_576;
const WRITES = ['PUT', 'POST'];
const isWrite = ({ method }: FaultyRequest): boolean => WRITES.includes(method);

/** What every store behind a network must do when answers fail, come late or get lost. */
export function faultConformance(name: string, start: () => Promise<StorageUnderTest>): void {
  describe(`${name} over a bad network`, () => {
    let under: StorageUnderTest;
    let storage: ObjectStorage;
    const retries = { firstDelayMs: 1, longestDelayMs: 4, attempts: 4, timeoutMs: 400 };
    beforeAll(async () => {
      under = await start();
    });
    beforeEach(async () => {
      under.setFaults?.(undefined);
      storage = await openObjectStorage(under.newUrl(), { ...under.options, retries, partBytes: PART_BYTES });
      return () => storage.close();
    });
    afterAll(() => under?.close());

    /** Makes the first requests that `which` picks go wrong. */
    function failing(fault: Fault, times: number, which: (request: FaultyRequest) => boolean = () => true): void {
      let left = times;
      under.setFaults?.((request) => {
        if (left === 0 || !which(request)) return undefined;
        left -= 1;
        return fault;
      });
    }

    const lost: readonly [string, Fault][] = [
      ['the connection broke', { kind: 'drop', when: 'after' }],
      ['an error was answered', { kind: 'status', status: 500, when: 'after' }],
      ['no answer came in time', { kind: 'stall', when: 'after' }],
    ];
    const failed: readonly [string, Fault][] = [
      ['too many requests', { kind: 'status', status: 429, when: 'before' }],
      ['slow down', { kind: 'status', status: 503, when: 'before' }],
      ['an error of the store', { kind: 'status', status: 500, when: 'before' }],
      ['a connection that breaks', { kind: 'drop', when: 'before' }],
      ['no answer', { kind: 'stall', when: 'before' }],
    ];

    test.each(lost)('the writer that wrote first knows it although %s', async (_, fault) => {
      failing(fault, 1, isWrite);
      expect(await storage.putIfAbsent('log/0.json', bytesOf('ours'))).toBe(true);
      expect(textOf(await storage.get('log/0.json'))).toBe('ours');
    });

    test.each(lost)('the writer that came second knows it although %s', async (_, fault) => {
      await storage.putIfAbsent('log/0.json', bytesOf('theirs'));
      failing(fault, 1, isWrite);
      expect(await storage.putIfAbsent('log/0.json', bytesOf('ours'))).toBe(false);
      expect(textOf(await storage.get('log/0.json'))).toBe('theirs');
    });

    test.each(lost)('the writer that wrote knows it although for every attempt %s', async (_, fault) => {
      failing(fault, 4, isWrite);
      expect(await storage.putIfAbsent('log/0.json', bytesOf('ours'))).toBe(true);
    });

    test.each(lost)('replacing has happened once although %s', async (_, fault) => {
      await storage.put('pointer', bytesOf('1'));
      const { etag = '' } = (await storage.stat('pointer')) ?? {};
      failing(fault, 1, isWrite);
      const next = await storage.replace('pointer', bytesOf('2'), etag);
      expect(next).toBe((await storage.stat('pointer'))?.etag);
      expect(next).not.toBe(etag);
      failing(fault, 1, isWrite);
      expect(await storage.replace('pointer', bytesOf('3'), etag)).toBeNull();
      expect(textOf(await storage.get('pointer'))).toBe('2');
    });

    test.each(failed)('an operation outlives %s', async (_, fault) => {
      const outlived = async <T>(operation: () => Promise<T>): Promise<T> => {
        failing(fault, 2);
        return await operation();
      };
      await outlived(() => storage.put('a', bytesOf('one')));
      expect(textOf(await outlived(() => storage.get('a')))).toBe('one');
      expect(textOf(await outlived(() => storage.getRange('a', 1, 1)))).toBe('n');
      expect(await outlived(() => storage.stat('a'))).toMatchObject({ size: 3 });
      expect(await outlived(() => pathsOf(storage.list('')))).toEqual(['a']);
      expect(await outlived(() => storage.putIfAbsent('b', bytesOf('two')))).toBe(true);
      await outlived(() => storage.remove(['a', 'b']));
      expect(await pathsOf(storage.list(''))).toEqual([]);
    });

    test.each(failed)('a store that never recovers is given up, with an error that says why: %s', async (_, fault) => {
      const before = under.requests?.() ?? 0;
      failing(fault, Number.POSITIVE_INFINITY);
      const failure = await storage.get('a').catch((error: unknown) => error);
      expect(failure).toMatchObject({ name: 'StorageError', retryable: true, path: 'a' });
      const codes = ['unavailable', 'timed_out', 'throttled'];
      expect(codes).toContain((failure as { code: string }).code);
      expect((under.requests?.() ?? 0) - before).toBe(retries.attempts);
    });

    test('a download that breaks is taken up where it broke', async () => {
      const body = patterned(3_000_000);
      await storage.put('big', body);
      failing({ kind: 'drop', when: 'midway' }, 2);
      expect(Buffer.compare((await storage.get('big')) ?? Buffer.alloc(0), body)).toBe(0);
      failing({ kind: 'drop', when: 'midway' }, 2);
      expect(Buffer.compare((await joined(await storage.stream('big'))) ?? Buffer.alloc(0), body)).toBe(0);
    });

    test('a download is not taken up in another object of the same name', async () => {
      await storage.put('big', patterned(3_000_000));
      let requests = 0;
      under.setFaults?.(({ method }) => {
        if (method !== 'GET') return undefined;
        requests += 1;
        return requests === 1 ? { kind: 'drop', when: 'midway' } : undefined;
      });
      const stream = await storage.stream('big');
      await storage.put('big', patterned(3_000_001));
      await expect(joined(stream)).rejects.toMatchObject({ code: 'precondition_failed', path: 'big' });
    });

    test('an upload in parts is whole although requests fail and answers get lost', async () => {
      const body = patterned(3 * PART_BYTES + 777);
      const patient = { ...retries, attempts: 20, timeoutMs: 2_000 };
      const steady = await openObjectStorage(under.newUrl(), {
        ...under.options,
        retries: patient,
        partBytes: PART_BYTES,
      });
      under.setFaults?.(randomFaults(7, 0.3));
      await steady.putStream('big', inPieces(body, 1_000_000));
      under.setFaults?.(undefined);
      expect(Buffer.compare((await steady.get('big')) ?? Buffer.alloc(0), body)).toBe(0);
    });

    test.each(lost)('an upload whose last part was taken is done although %s', async (_, fault) => {
      const body = patterned(PART_BYTES + 9);
      let writes = 0;
      under.setFaults?.((request) => {
        if (!isWrite(request)) return undefined;
        writes += 1;
        // S3: begin, part, part, complete; Google: begin, part, part; Azure: block, block, commit
        return writes === (name === 'S3' ? 4 : 3) ? fault : undefined;
      });
      await storage.putStream('big', inPieces(body, 1_000_000));
      under.setFaults?.(undefined);
      expect((await storage.stat('big'))?.size).toBe(body.length);
    });
  });
}
