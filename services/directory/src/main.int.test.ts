import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { testDirectory } from './testing/test-directory.ts';

const home = await testDirectory();
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Runs the directory alone, until it says where it answers. */
async function start(databaseUrl: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { KIBAN_DIRECTORY_DATABASE_URL: databaseUrl, KIBAN_ISSUER: 'http://127.0.0.1:9/oidc', KIBAN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) return { child, url };
  }
  throw new Error('The directory ended before it answered.');
}

test('the directory runs alone, is ready while auth is not there, and ends when it is told to', async () => {
  const { child, url } = await start(home.urlOf('kiban_directory'));
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', checks: { database: 'ok', schema: 'ok' } },
  ]);
  expect(await (await fetch(`${url}/directory/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
  expect((await fetch(`${url}/directory/docs`)).status).toBe(200);
  expect((await fetch(`${url}/directory/v1/stores`)).status).toBe(401);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a directory without its database lives, is not ready, and says so to whoever asks', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  const { child, url } = await start(`postgres://kiban_directory:x@127.0.0.1:${port}/kiban`);
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'not_ready', checks: { database: 'failed', schema: 'failed' } },
  ]);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
