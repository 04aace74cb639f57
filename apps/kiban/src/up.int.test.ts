import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { CommandLine, freePort, takenPort } from '../testing/command-line.ts';

const port = await freePort();
const kiban = new CommandLine({ KIBAN_HTTP_PORT: String(port) });
const lake = join(kiban.home, 'lake');
const origin = `http://localhost:${port}`;
afterAll(() => kiban.clean());

/** Whether something answers there as PostgreSQL does. */
async function isListening(port: number): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: 'nobody', password: 'x', database: 'kiban' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== 'ECONNREFUSED';
  } finally {
    await client.end().catch(() => undefined);
  }
}
const portIn = (text: string): number => Number(/127\.0\.0\.1:(\d+)/.exec(text)?.[1]);

test('the platform starts, loads the demo, says what to try, keeps its data, and Ctrl-C leaves nothing behind', async () => {
  const first = kiban.start(['up']);
  await first.said('Ctrl-C stops everything');

  const discovery = await fetch(`${origin}/oidc/.well-known/openid-configuration`);
  expect(await discovery.json()).toMatchObject({ issuer: `${origin}/oidc` });
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  const console = await fetch(origin, { redirect: 'manual' });
  expect(console.headers.get('location')).toBe('/session/sign-in?return_to=%2F');

  const second = await kiban.run(['up']);
  expect(second.code).toBe(1);
  expect(second.err).toContain('Stop the other one with Ctrl-C where it was started. [already_running]');

  const reset = await kiban.run(['up', '--reset']);
  expect(reset).toMatchObject({ code: 1, err: expect.stringContaining('[in_use]') });
  expect(existsSync(lake)).toBe(true);

  const { code, out, err } = await first.interrupt();
  expect(code).toBe(0);
  for (const words of [
    'isolation   intact',
    'Ready in',
    `Console     ${origin}`,
    `API         ${origin}/directory/docs`,
    'aoba      watanabe.takuya',
    'minato    hasegawa.yuto',
    'npx kiban as-of --tenant aoba',
  ])
    expect(out).toContain(words);
  expect(err).toContain('Created the tenant aoba.');
  expect(err).toContain('Stopped. The data is kept.');
  expect(await isListening(portIn(out))).toBe(false);

  const began = performance.now();
  const again = kiban.start(['up']);
  await again.said('Ready in');
  expect(performance.now() - began).toBeLessThan(30_000); // 3 s on a quiet machine
  const ended = await again.interrupt();
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('migrations  up to date') });
  expect(ended.err).not.toContain('Created the tenant');
  expect(ended.out).not.toContain('watanabe.takuya');
  expect(ended.out).toContain('were shown at the first start');
}, 60_000);

test('a port that somebody else has is said, with what to do; nothing is left running', async () => {
  const taken = await takenPort();
  try {
    const { code, err } = await kiban.run(['tenants'], { KIBAN_POSTGRES_PORT: String(taken.port) });
    expect(code).toBe(1);
    expect(err).toContain('[port_in_use]');
    expect(err).toContain(String(taken.port));
  } finally {
    taken.close();
  }
});

test('a web port that somebody else has is said, with what to do; nothing is left running', async () => {
  const taken = await takenPort();
  try {
    const { code, out, err } = await kiban.run(['up', '--http-port', String(taken.port)]);
    expect(code).toBe(1);
    expect(err).toContain('[cannot_listen]');
    expect(err).toContain(`--http-port ${taken.port + 1}`);
    expect(await isListening(portIn(out))).toBe(false);
  } finally {
    taken.close();
  }
}, 60_000);

test('the demo, whose passwords were printed, is not served to other machines', async () => {
  const { code, err } = await kiban.run(['up', '--host', '0.0.0.0']);
  expect(code).toBe(1);
  expect(err).toContain('[cannot_listen]');
  expect(err).toContain('--no-demo');
}, 60_000);

test('--reset begins anew, and Ctrl-C while the demo loads ends it after a whole batch', async () => {
  const running = kiban.start(['up', '--reset']);
  await running.said('Created the tenant aoba.');
  const { code, out, err } = await running.interrupt();
  expect(err).toContain('Deleted the embedded database, the mail and the lake.');
  expect(code).toBe(130);
  expect(existsSync(lake)).toBe(false);
  expect(err).toContain('Run the same command again');
  expect(await isListening(portIn(out))).toBe(false);
}, 60_000);
