import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { PostgresServerError } from './errors.ts';

/** Whom the server runs as; empty: the user of this process. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root: then it runs as the owner of the data that is there, or as `nobody`
 * (a bare number does not serve, initdb asks for the user's name).
 */
export function serverUserFor(dataFolder: string): ServerUser {
  if (!isRoot()) return {};
  const existing = statSync(dataFolder, { throwIfNoEntry: false });
  return existing !== undefined && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : nobody();
}

/** Asks the system itself, as that user: access lists and mounts count as well as mode bits. */
export function canEnter(user: ServerUser, folder: string): boolean {
  if (user.uid === undefined) return true;
  return spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0;
}

export function giveTo(user: ServerUser, path: string): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

/** The environment of the server's programs: messages in English, since we read them, and nothing of ours. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const english = { LC_ALL: 'C', TZ: 'UTC' };
  // Windows has no sockets without it
  return process.platform === 'win32' ? { ...english, SystemRoot: process.env.SystemRoot } : english;
}

function nobody(): ServerUser {
  const id = (flag: string): number => {
    const asked = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' });
    return asked.status === 0 ? Number(asked.stdout.trim()) : Number.NaN;
  };
  const user = { uid: id('-u'), gid: id('-g') };
  if (Number.isInteger(user.uid) && Number.isInteger(user.gid)) return user;
  throw new PostgresServerError(
    'platform_unsupported',
    'PostgreSQL does not run as root, and this system has no user `nobody` to run it as. Start Kiban as a normal user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}
