import { openObjectStorage } from '../open-object-storage.ts';
import { patterned } from './storage-under-test.ts';

/** Replaces one object and makes others until it is killed. */
async function write(folder: string, from: number): Promise<void> {
  const storage = await openObjectStorage(folder);
  for (let number = from; ; number += 1) {
    const body = patterned(100_000 + (number % 50) * 1_000);
    await storage.put('log/pointer', body);
    await storage.putIfAbsent(`log/${number}`, body);
    const { etag = '' } = (await storage.stat('log/replaced')) ?? {};
    await storage.replace('log/replaced', body, etag);
    process.stdout.write('.');
  }
}

/** The program to run, with a folder and a number to begin with. */
export const ENDLESS_WRITER = import.meta.filename;

if (process.argv[1] === ENDLESS_WRITER) {
  const [, , folder = '', from = '0'] = process.argv;
  await write(folder, Number(from));
}
