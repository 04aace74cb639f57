import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './errors.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'stopping' | 'ready' | 'other';
}

const FAST_SHUTDOWN_MS = 60_000;

/**
 * The server that runs on a data folder, from PostgreSQL's own postmaster.pid; `stale` when that file outlived its
 * server and its number now belongs to another program (usual in containers), which PostgreSQL itself cannot tell.
 */
export function findPostmaster(dataFolder: string): Postmaster | 'stale' | undefined {
  const lines = readLockFile(dataFolder);
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  const command = commandOf(pid);
  if (command !== undefined && !command.includes(lines[1] ?? '')) return 'stale';
  const status = lines[7]?.trim();
  return {
    pid,
    port: Number(lines[3]),
    status: status === 'starting' || status === 'stopping' || status === 'ready' ? status : 'other',
  };
}

/** Fast shutdown: open transactions are rolled back, everything committed is kept. Resolves when the server is gone. */
export async function stopPostmaster(dataFolder: string, pid: number): Promise<void> {
  const started = Date.now();
  signal(pid, 'SIGINT');
  while (lockedBy(dataFolder, pid) && isAlive(pid)) {
    await sleep(20);
    // it stops at once then and recovers from its log at the next start
    if (Date.now() - started > FAST_SHUTDOWN_MS) signal(pid, 'SIGQUIT');
  }
  // the lock file goes just before the process; a process nobody reaps stays visible, so not for ever
  for (let tries = 0; tries < 50 && isAlive(pid); tries += 1) await sleep(20);
}

function lockedBy(dataFolder: string, pid: number): boolean {
  return Number(readLockFile(dataFolder)?.[0]) === pid;
}

function readLockFile(dataFolder: string): string[] | undefined {
  try {
    return readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** The command line of a process; undefined when the system does not tell. */
function commandOf(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') {
    const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return status === 0 ? stdout : undefined;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return undefined; // gone meanwhile, or hidden from us: taken for the server, connecting will show
  }
}
