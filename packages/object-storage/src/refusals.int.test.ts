import { heavySet } from '@kiban/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openObjectStorage } from './open-object-storage.ts';
import type { ObjectStorageOptions } from './options.ts';
import { azureUnderTest, gcsUnderTest, s3UnderTest } from './testing/emulated.ts';
import { bytesOf, pathsOf, type StorageUnderTest } from './testing/storage-under-test.ts';

await heavySet('emulators');

const stores = [
  { name: 'S3', start: s3UnderTest, wrong: { accessKeyId: 'AKIAEMULATED', secretAccessKey: 'hidden0' } },
  { name: 'Google Cloud Storage', start: gcsUnderTest, wrong: undefined /* its API is asked anonymously */ },
  { name: 'Azure Blob Storage', start: azureUnderTest, wrong: { accountKey: 'aGlkZGVuMA==' } },
];

describe.each(stores)('$name', ({ start, wrong }) => {
  let under: StorageUnderTest;
  beforeAll(async () => {
    under = await start();
  });
  afterAll(() => under?.close());

  const open = (url: string, options: ObjectStorageOptions = {}) =>
    openObjectStorage(url, { ...under.options, ...options });

  test('a bucket that does not exist is a failure, not an empty one', async () => {
    const storage = await open(under.newUrl().replace('/lake/', '/absent/').replace('//lake/', '//absent/'));
    const notFound = { name: 'StorageError', code: 'not_found' };
    await expect(storage.get('a')).rejects.toMatchObject(notFound);
    await expect(storage.put('a', bytesOf('1'))).rejects.toMatchObject(notFound);
    await expect(storage.putIfAbsent('a', bytesOf('1'))).rejects.toMatchObject(notFound);
    await expect(pathsOf(storage.list(''))).rejects.toMatchObject(notFound);
  });

  if (wrong) {
    test('wrong credentials are refused at once, and not told', async () => {
      const storage = await open(under.newUrl(), { credentials: wrong });
      const before = under.requests?.() ?? 0;
      const failure = (await storage.get('a').catch((error: unknown) => error)) as Error;
      expect(failure).toMatchObject({ code: 'access_denied', retryable: false, path: 'a' });
      expect(failure.message).not.toMatch(/hidden|aGlkZGVu/);
      expect((under.requests?.() ?? 0) - before).toBe(1);
    });
  }

  test('a store out of reach is unavailable', async () => {
    const url = under.newUrl().replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1');
    const storage = await open(url, { retries: { attempts: 2, firstDelayMs: 1 } });
    await expect(storage.get('a')).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });
});
