import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESERVED_SEGMENT } from '../object-path.ts';

const LONGEST_PAUSE_MS = 8;

/**
 * Runs `work` while no other process runs it for the same file. Node has no file locks of its own, so SQLite's are borrowed: the
 * system releases them when a process is killed, which a lock file would outlive.
 */
export async function withReplaceLock<T>(file: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const folder = join(dirname(file), RESERVED_SEGMENT);
  await mkdir(folder, { recursive: true });
  const { DatabaseSync } = await import('node:sqlite');
  const name = createHash('sha256').update(basename(file)).digest('hex').slice(0, 32);
  const lock = new DatabaseSync(join(folder, `${name}.lock`), { timeout: 0 });
  try {
    while (!locked(lock)) await sleep(Math.random() * LONGEST_PAUSE_MS, undefined, { signal });
    return await work();
  } finally {
    lock.close();
  }
}

/** SQLITE_BUSY: another connection holds the lock. */
const BUSY = 5;

function locked(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return false;
    throw error;
  }
}
