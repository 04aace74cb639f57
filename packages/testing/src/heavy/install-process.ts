// Installs the set in the folder given, unless somebody else just did: `node install-process.ts FOLDER`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isInstalled, lockHash, STAMP } from './heavy-set.ts';

const BUSY = 5;

const [folder = ''] = process.argv.slice(2);
const release = await onlyOne(join(folder, '.installing'));
try {
  if (!isInstalled(folder)) install();
} finally {
  release();
}

function install(): void {
  const set = basename(folder);
  process.stderr.write(`Installing heavy/${set} for the tests, once (hundreds of megabytes) ...\n`);
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm === undefined ? ['npm'] : [process.execPath, npm];
  // not `npm ci`: it demands every platform's binaries in the lock, of which not every registry has all
  const { status, error } = spawnSync(command, [...before, 'install', '--no-save', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: npm === undefined && process.platform === 'win32',
  });
  if (error) process.stderr.write(`${error}\n`);
  if (status !== 0) process.exit(1);
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, STAMP), lockHash(folder));
}

/** Waits for a lock that the operating system releases with its holder, however that ends. @returns what releases it. */
async function onlyOne(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const lock = new DatabaseSync(join(folder, 'lock'));
    try {
      lock.exec('begin exclusive');
      return () => lock.close();
    } catch (error) {
      lock.close();
      if ((error as { errcode?: number }).errcode !== BUSY) throw error;
      await sleep(200);
    }
  }
}
