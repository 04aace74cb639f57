import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { localKeyEncryption } from './key-encryption.ts';
import { keysOfFile } from './key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiban-keys-'));
const file = join(folder, 'auth', 'key-encryption-key');
afterEach(() => rmSync(join(folder, 'auth'), { recursive: true, force: true }));

test('makes a key that its owner alone can read, and gives the same ever after', () => {
  const keys = keysOfFile(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(keys).toHaveLength(1);
  expect(keysOfFile(file)).toEqual(keys);
  expect(() => localKeyEncryption(keys)).not.toThrow();
});

test('reads several keys, the current one first', () => {
  const [first = ''] = keysOfFile(file);
  const newer = Buffer.alloc(32, 9).toString('base64');
  writeFileSync(file, `${newer}\n${readFileSync(file, 'utf8')}`);
  expect(keysOfFile(file)).toEqual([newer, first]);
});

test('refuses a file that others may read', () => {
  keysOfFile(file);
  chmodSync(file, 0o644);
  expect(() => keysOfFile(file)).toThrow(expect.objectContaining({ code: 'key_file_open' }));
});
