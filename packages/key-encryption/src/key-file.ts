import { randomBytes } from 'node:crypto';
import {
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
import { dirname } from 'node:path';
import { KeyEncryptionError } from './key-encryption.ts';

/**
 * The key-encryption keys of a file that its owner alone can read, one a line, the current one first. The file is made with
 * one key when there is none; of several processes that make it at once one does.
 *
 * @throws KeyEncryptionError when others may read the file.
 */
export function keysOfFile(file: string): string[] {
  const text = readKeys(file) ?? makeKeys(file);
  return text.split('\n').filter((line) => line.trim() !== '');
}

function readKeys(file: string): string | undefined {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new KeyEncryptionError(
        'key_file_open',
        `${file} holds the key-encryption key and others may read it. Run chmod 600 on it; if somebody may have read it, replace the key.`,
      );
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A finished file is linked to its name, which only the first of several processes can do; the others read what it wrote. */
function makeKeys(file: string): string {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}-${process.pid}-${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(unfinished, 'wx', 0o600);
  try {
    try {
      writeSync(descriptor, `${randomBytes(32).toString('base64')}\n`);
      fsyncSync(descriptor); // without it a power cut could leave secrets behind that nothing opens any more
    } finally {
      closeSync(descriptor);
    }
    keepOwnerOf(folder, unfinished);
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readFileSync(file, 'utf8');
}

/** `sudo npm start` in somebody's folder must not leave a key there that the person cannot read. */
function keepOwnerOf(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  if (uid !== 0) chownSync(file, uid, gid);
}
