import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';

const home = await testDatabase();
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await home.drop();
});

/** Runs the API alone, until it says where it answers. */
async function start(databaseUrl: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { KIBAN_DELIVERY_API_DATABASE_URL: databaseUrl, KIBAN_ISSUER: 'http://127.0.0.1:9/oidc', KIBAN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) return { child, url };
  }
  throw new Error('It ended before it answered.');
}

test('the API runs alone, is ready while auth is not there, and ends when it is told to', async () => {
  const { child, url } = await start(home.urlOf('kiban_delivery_api'));
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', checks: { ledger: 'ok', ledger_schema: 'ok' } },
  ]);
  expect(await (await fetch(`${url}/delivery/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
  expect((await fetch(`${url}/delivery/docs`)).status).toBe(200);
  expect((await fetch(`${url}/delivery/v1/lake/tables`)).status).toBe(401);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('without its database it lives, and is not ready', async () => {
  const { child, url } = await start('postgres://kiban_delivery_api:x@127.0.0.1:1/kiban');
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
