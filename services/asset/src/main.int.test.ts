import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { testAsset } from './testing/test-asset.ts';

const home = await testAsset();
const folder = mkdtempSync(join(tmpdir(), 'kiban-asset-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Runs assets alone, until they say where they answer. */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      KIBAN_ASSET_DATABASE_URL: home.urlOf('kiban_asset'),
      KIBAN_ASSET_WORKER_DATABASE_URL: home.urlOf('kiban_asset_worker'),
      KIBAN_KEY_ENCRYPTION_URL: pathToFileURL(join(folder, 'keys')).href,
      KIBAN_ORIGIN: 'https://kiban.test',
      KIBAN_ISSUER: 'http://127.0.0.1:9/oidc',
      KIBAN_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) return { child, url };
  }
  throw new Error('Assets ended before they answered.');
}

test('assets run alone, are ready while auth and the directory’s process are not there, and end when they are told to', async () => {
  const { child, url } = await start();
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', checks: { asset_database: 'ok', asset_schema: 'ok' } },
  ]);
  expect(await (await fetch(`${url}/asset/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
  expect((await fetch(`${url}/asset/v1/devices`)).status).toBe(401);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
