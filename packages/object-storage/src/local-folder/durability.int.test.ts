import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openObjectStorage } from '../open-object-storage.ts';
import { ENDLESS_WRITER } from '../testing/endless-writer.ts';
import { temporaryFolder } from '../testing/local-folder.ts';
import { bytesOf, pathsOf, patterned } from '../testing/storage-under-test.ts';

const KILLS = 15;
const { folder, remove } = temporaryFolder();
afterAll(remove);

test('whenever a writer is killed, every object is whole and the next writer goes on', {
  timeout: 60_000,
}, async () => {
  const root = join(folder, 'killed');
  const storage = await openObjectStorage(root);
  await storage.put('log/replaced', patterned(100_000));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [ENDLESS_WRITER, root, String(kill * 100_000)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await sleep(Math.random() * 30);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    for await (const { path, size } of storage.list('')) {
      expect(Buffer.compare((await storage.get(path)) ?? Buffer.alloc(0), patterned(size)), path).toBe(0);
    }
    const { etag = '' } = (await storage.stat('log/replaced')) ?? {};
    expect(await storage.replace('log/replaced', patterned(100_000), etag)).not.toBeNull();
  }
});

test('what a killed writer left is hidden, and removed after a day', async () => {
  const root = join(folder, 'left');
  const hidden = join(root, '.object-storage');
  mkdirSync(hidden, { recursive: true });
  for (const name of ['old.part', 'new.part']) writeFileSync(join(hidden, name), 'x');
  utimesSync(join(hidden, 'old.part'), 1, 1);
  const storage = await openObjectStorage(root);
  expect(await pathsOf(storage.list(''))).toEqual([]);
  await storage.put('a', bytesOf('1'));
  expect(readdirSync(hidden)).toEqual(['new.part']);
});

test('an object cannot lie where others lie below', async () => {
  const storage = await openObjectStorage(join(folder, 'above'));
  await storage.put('a/b', bytesOf('1'));
  const refused = { code: 'invalid_location', path: 'a' };
  await expect(storage.put('a', bytesOf('2'))).rejects.toMatchObject(refused);
  await expect(storage.putIfAbsent('a', bytesOf('2'))).rejects.toMatchObject(refused);
  await expect(storage.put('a/b/c', bytesOf('2'))).rejects.toMatchObject({ code: 'invalid_location' });
});

test('a folder that nobody serves gives no URLs', async () => {
  const storage = await openObjectStorage(join(folder, 'unserved'));
  await expect(storage.presignedGet('a', { expiresInSeconds: 60 })).rejects.toMatchObject({ code: 'unsupported' });
});
