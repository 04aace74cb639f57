import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const bench = (...args: string[]) => promisify(execFile)(process.execPath, [main, ...args]);

test('every bench runs and says what it measured, whether or not a goal was met', { timeout: 240_000 }, async () => {
  const { stdout } = await bench('--quick', '--json');
  const results = JSON.parse(stdout) as { bench: string; ours: { value: number }; goal: object | null; met: unknown }[];
  expect(new Set(results.map((result) => result.bench))).toEqual(
    new Set([
      'connections',
      'import',
      'commands',
      'reads',
      'as-of',
      'feed',
      'http-reads',
      'authzen',
      'entitlements',
      'rls',
      'auth',
      'sign-in',
      'sign-in-times',
      'delta',
    ]),
  );
  expect(results.filter(({ ours }) => !(ours.value > 0))).toEqual([]);
  expect(results.filter(({ goal, met }) => goal !== null && typeof met !== 'boolean')).toEqual([]);
});

test('a bench that does not exist is refused with the names of those that do', async () => {
  await expect(bench('speed')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('as-of') });
});
