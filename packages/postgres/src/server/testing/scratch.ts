import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterEach } from 'vitest';
import { currentDataFolder } from '../data-folder.ts';
import type { EmbeddedPostgresOptions } from '../embedded-postgres.ts';
import { findPostmaster, stopPostmaster } from '../postmaster.ts';
import type { ChildReport } from './server-child.ts';

export const FAST = { fsync: 'off' };

const folders: string[] = [];
const children: ChildProcess[] = [];

/** A new folder that other users may enter, with the system folders a server as root may need; gone after the test. */
export function scratch(): { home: string; folder: string; systemFolders: { data: string; cache: string } } {
  const home = mkdtempSync(join(tmpdir(), 'kiban-server-'));
  chmodSync(home, 0o755);
  folders.push(home);
  return {
    home,
    folder: join(home, 'postgres'),
    systemFolders: { data: join(home, 'var-lib'), cache: join(home, 'var-cache') },
  };
}

/** Ends what a test left running, also when it failed. */
export async function cleanScratch(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const home of folders.splice(0)) {
    for (const name of readdirSync(home)) {
      const dataFolder = currentDataFolder(join(home, name));
      const found = findPostmaster(dataFolder);
      if (found !== undefined && found !== 'stale') await stopPostmaster(dataFolder, found.pid);
    }
    rmSync(home, { recursive: true, force: true });
  }
}

export function cleanScratchAfterEach(): void {
  afterEach(cleanScratch);
}

export interface Child {
  readonly process: ChildProcess;
  next(): Promise<ChildReport>;
  leave(): Promise<ChildReport>;
}

/** Joins in another process, as another user if `as` says so. */
export function joinInChild(options: EmbeddedPostgresOptions, as: { uid?: number; gid?: number } = {}): Child {
  const program = join(import.meta.dirname, 'server-child.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    ...as,
    env: {},
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: Interface = createInterface({ input: child.stdout });
  const reports = lines[Symbol.asyncIterator]();
  const next = async (): Promise<ChildReport> => {
    const { value, done } = await reports.next();
    if (done === true) throw new Error(`the child ended (${child.exitCode ?? child.signalCode}) without a report`);
    return JSON.parse(value) as ChildReport;
  };
  return {
    process: child,
    next,
    leave() {
      child.stdin.write('leave\n');
      return next();
    },
  };
}
