import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adoptLog, boundLog, logTail, removeUnfinished } from './server-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiban-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a log that grows too long while the server runs is shortened, its last part kept aside', async () => {
  const log = join(folder, 'server.log');
  writeFileSync(log, 'x'.repeat(2000));
  const stop = boundLog(folder, 1000, 5);
  while (statSync(log).size > 0) await sleep(5);
  appendFileSync(log, 'after');
  await sleep(20);
  stop();
  expect([readFileSync(log, 'utf8'), statSync(`${log}.1`).size]).toEqual(['after', 2000]);
});

test('a new start keeps exactly one earlier log', () => {
  for (const words of ['first', 'second', 'third']) {
    writeFileSync(join(folder, 'starting-1-a'), words);
    adoptLog(folder, join(folder, 'starting-1-a'));
  }
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['third', 'second']);
});

test('the tail is the last lines, also of a long log or none', () => {
  writeFileSync(join(folder, 'log'), `${'noise\n'.repeat(10_000)}one\ntwo\n`);
  expect(logTail(join(folder, 'log'), 2)).toBe('one\ntwo');
  expect(logTail(join(folder, 'none'))).toBe('');
});

test('what dead processes left is removed, what a living one makes stays', () => {
  mkdirSync(join(folder, 'initdb-999999999-a'));
  mkdirSync(join(folder, `initdb-${process.pid}-b`));
  removeUnfinished(folder);
  expect(existsSync(join(folder, 'initdb-999999999-a'))).toBe(false);
  expect(existsSync(join(folder, `initdb-${process.pid}-b`))).toBe(true);
});
