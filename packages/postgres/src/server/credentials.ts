import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, PostgresServerError } from './errors.ts';

const RANDOM_BYTES = 32;
const WELL_FORMED = /^[A-Za-z0-9_-]{32,}$/;

export interface Credentials {
  readonly folder: string;
  /** The role's password; made at the first question, the same ever after and for every process. */
  passwordOf(role: string): string;
}

/** The passwords of database roles: a folder 0700 with a file 0600 for each role. */
export function openCredentials(folder: string): Credentials {
  mkdirSync(dirname(folder), { recursive: true }); // apart, or the parent would become 0700 as well
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // a folder copied with another umask
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
  const known = new Map<string, string>();
  return {
    folder,
    passwordOf(role) {
      const password = known.get(role) ?? readPassword(folder, role) ?? makePassword(folder, role);
      known.set(role, password);
      return password;
    },
  };
}

function readPassword(folder: string, role: string): string | undefined {
  const file = passwordFile(folder, role);
  let password: string;
  try {
    password = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new PostgresServerError(
      'credentials_unreadable',
      `The password of database role ${role} cannot be read from ${file}. Run Kiban as the user this file belongs to.`,
      error,
    );
  }
  if (WELL_FORMED.test(password)) return password;
  throw new PostgresServerError(
    'credentials_unreadable',
    `${file} does not hold a password of database role ${role} (it may have been cut off or edited). Restore it from a backup; if there is none, delete it and Kiban makes a new one.`,
  );
}

/** A finished file is linked to its name, which only the first of several processes can do; the others read what it wrote. */
function makePassword(folder: string, role: string): string {
  const file = passwordFile(folder, role);
  const unfinished = join(folder, `.${role}-${process.pid}-${randomBytes(6).toString('hex')}`);
  const descriptor = openSync(unfinished, 'wx', 0o600);
  try {
    try {
      writeSync(descriptor, `${randomBytes(RANDOM_BYTES).toString('base64url')}\n`);
      fsyncSync(descriptor); // a power cut must not leave an empty password
    } finally {
      closeSync(descriptor);
    }
    keepOwnerOf(folder, unfinished);
    linkSync(unfinished, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  const password = readPassword(folder, role);
  if (password !== undefined) return password;
  throw new PostgresServerError('credentials_unreadable', `${file} was deleted while Kiban read it. Start again.`);
}

/** `sudo npm start` in somebody's folder must not leave files there that the person cannot read. */
function keepOwnerOf(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  if (uid !== 0) chownSync(file, uid, gid);
}

function passwordFile(folder: string, role: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(role)) throw new TypeError(`"${role}" is not the name of a database role.`);
  return join(folder, role);
}
