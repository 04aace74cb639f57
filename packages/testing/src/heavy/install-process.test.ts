import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isInstalled } from './heavy-set.ts';

vi.setConfig({ testTimeout: 60_000 });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heavy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A set whose only package is `dependency`. */
function declare(dependency: string, resolved: object): void {
  const root = { name: 'set', version: '1.0.0', dependencies: { part: dependency } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...root, private: true }));
  const packages = { '': root, ...resolved };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...root, lockfileVersion: 3, packages }));
}

async function install(env: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const script = join(import.meta.dirname, 'install-process.ts');
  const child = spawn(process.execPath, [script, folder], { env: { PATH, HOME, ...env } });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

test('of several test files that need a set at once, one installs it and the others wait', async () => {
  mkdirSync(join(folder, 'part'));
  writeFileSync(join(folder, 'part/package.json'), '{ "name": "part", "version": "1.0.0" }');
  declare('file:part', { 'node_modules/part': { resolved: 'part', link: true }, part: { version: '1.0.0' } });
  expect(isInstalled(folder)).toBe(false);
  const ends = await Promise.all([install(), install(), install()]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ends.filter(({ said }) => said.includes('Installing heavy/'))).toHaveLength(1);
  expect(isInstalled(folder)).toBe(true);
  expect(existsSync(join(folder, 'node_modules/part/package.json'))).toBe(true);
});

test('a set whose lock file changed is installed again', async () => {
  declare('file:part', {});
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.kiban-install'), 'of another lock file');
  expect(isInstalled(folder)).toBe(false);
});

test('a registry out of reach is a failure that npm explains, and nothing counts as installed', async () => {
  const integrity = `sha512-${'A'.repeat(86)}==`;
  declare('1.0.0', { 'node_modules/part': { version: '1.0.0', integrity } });
  const unreachable = { npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' };
  const { code, said } = await install({ ...unreachable, npm_config_cache: join(folder, 'cache') });
  expect(code).toBe(1);
  expect(said).toContain('ECONNREFUSED');
  expect(isInstalled(folder)).toBe(false);
});
