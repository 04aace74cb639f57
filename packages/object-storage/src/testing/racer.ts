import { openObjectStorage } from '../open-object-storage.ts';
import type { ObjectStorageOptions } from '../options.ts';
import { bytesOf, textOf } from './storage-under-test.ts';

/** What each of the processes does. */
export interface Race {
  readonly url: string;
  readonly options: ObjectStorageOptions;
  readonly keys: number;
  readonly additions: number;
}

if (process.argv[1] === import.meta.filename) {
  const [, , race = '', racer = ''] = process.argv;
  process.stdout.write(JSON.stringify(await run(JSON.parse(race), racer)));
}

async function run({ url, options, keys, additions }: Race, racer: string): Promise<number[]> {
  const storage = await openObjectStorage(url, options);
  await storage.putIfAbsent('counter', bytesOf('0'));
  const won: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    if (await storage.putIfAbsent(`log/${key}`, bytesOf(racer))) won.push(key);
  }
  for (let added = 0; added < additions; ) {
    const { etag = '' } = (await storage.stat('counter')) ?? {};
    const next = Number(textOf(await storage.get('counter'))) + 1;
    if ((await storage.replace('counter', bytesOf(String(next)), etag)) !== null) added += 1;
  }
  await storage.close();
  return won;
}
