import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCredentials } from './credentials.ts';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kiban-credentials-'));
  folder = join(home, 'kiban', 'credentials');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const mode = (path: string): number => statSync(path).mode & 0o777;

test('each role has a long password of its own, which stays the same', () => {
  const password = openCredentials(folder).passwordOf('directory');
  expect(password).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(openCredentials(folder).passwordOf('directory')).toBe(password);
  expect(openCredentials(folder).passwordOf('asset')).not.toBe(password);
});

test('only the owner can read the passwords, whatever the umask', () => {
  const before = process.umask(0);
  try {
    openCredentials(folder).passwordOf('directory');
  } finally {
    process.umask(before);
  }
  expect([mode(folder), mode(join(folder, 'directory'))]).toEqual([0o700, 0o600]);
});

test('a folder that was copied readable for all is closed again, its parent is left alone', () => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  chmodSync(home, 0o711);
  openCredentials(folder);
  expect([mode(folder), mode(home)]).toEqual([0o700, 0o711]);
});

test('nothing but the password file stays behind', () => {
  openCredentials(folder).passwordOf('directory');
  expect(readdirSync(folder)).toEqual(['directory']);
});

test('a cut-off password file is named instead of used', () => {
  openCredentials(folder).passwordOf('directory');
  writeFileSync(join(folder, 'directory'), '');
  expect(() => openCredentials(folder).passwordOf('directory')).toThrow(
    expect.objectContaining({
      code: 'credentials_unreadable',
      message: expect.stringContaining(join(folder, 'directory')),
    }),
  );
});

test.each(['../other', 'a/b', '', '.hidden'])('%j is no role name and touches no file', (role) => {
  expect(() => openCredentials(folder).passwordOf(role)).toThrow(TypeError);
  expect(readdirSync(folder)).toEqual([]);
});
