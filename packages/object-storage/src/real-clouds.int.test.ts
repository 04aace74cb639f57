import { randomUUID } from 'node:crypto';
import { test } from 'vitest';
import { openObjectStorage } from './open-object-storage.ts';
import { conformance } from './testing/conformance.ts';
import { raceConformance } from './testing/race-conformance.ts';
import { fetchBytes, type StorageUnderTest } from './testing/storage-under-test.ts';

const VARIABLES = ['OBJECT_STORAGE_TEST_S3', 'OBJECT_STORAGE_TEST_GS', 'OBJECT_STORAGE_TEST_AZ'];

/** The vendor's own store at a URL, with the credentials that its default chain finds; what was written is removed. */
async function realCloud(url: string): Promise<StorageUnderTest> {
  const run = `test-${randomUUID()}`;
  const [place = '', query] = url.split('?');
  const within = (folder: string): string =>
    `${place.replace(/\/$/, '')}/${folder}${query === undefined ? '' : `?${query}`}`;
  let number = 0;
  return {
    name: place,
    newUrl: () => {
      number += 1;
      return within(`${run}/${number}`);
    },
    options: {},
    manyObjects: 1_005,
    fetch: fetchBytes,
    close: async () => {
      const storage = await openObjectStorage(within(run));
      const paths = async function* () {
        for await (const { path } of storage.list('')) yield path;
      };
      await storage.remove(paths());
      await storage.close();
    },
  };
}

for (const variable of VARIABLES) {
  const url = process.env[variable];
  if (url) {
    conformance(`${variable} (${url})`, () => realCloud(url));
    raceConformance(`${variable} (${url})`, () => realCloud(url));
  } else test.skip(`a real cloud conforms: ${variable} is a bucket's URL`, () => undefined);
}
