import { openLogger } from '@kiban/telemetry';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { health } from '../index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const broken = async () => {
  throw new Error('connect postgres://kiban:planted-secret@db/kiban');
};
const fine = async () => undefined;

test('a process that lives is alive, whatever else is broken', async () => {
  const response = await health({ database: broken }).request('/livez');
  expect([response.status, await response.json()]).toEqual([200, { status: 'alive' }]);
});

test('it is ready when every check passes', async () => {
  const response = await health({ database: fine, keys: fine }).request('/readyz');
  expect([response.status, await response.json()]).toEqual([
    200,
    { status: 'ready', checks: { database: 'ok', keys: 'ok' } },
  ]);
});

test('what is broken is named, why stands in the log only', async () => {
  const lines: string[] = [];
  const logger = openLogger({ service: 's', format: 'json', level: 'info', write: (line) => lines.push(line) });
  const response = await health({ database: broken, keys: fine }, logger).request('/readyz');
  const text = await response.text();
  expect([response.status, JSON.parse(text)]).toEqual([
    503,
    { status: 'not_ready', checks: { database: 'failed', keys: 'ok' } },
  ]);
  expect(text).not.toContain('postgres');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    check: 'database',
    error: { message: /postgres/ },
  });
  expect(lines.join()).not.toContain('planted-secret');
});

test('a check that hangs is a broken one after two seconds', async () => {
  const answer = health({ database: () => new Promise(() => undefined) }).request('/readyz');
  await vi.advanceTimersByTimeAsync(2000);
  expect(await (await answer).json()).toMatchObject({ checks: { database: 'timeout' } });
});

test('many probes at once and within a second run a check once', async () => {
  let runs = 0;
  const app = health({
    database: async () => {
      runs += 1;
    },
  });
  await Promise.all(Array.from({ length: 20 }, () => app.request('/readyz')));
  await vi.advanceTimersByTimeAsync(900);
  await app.request('/readyz');
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  await app.request('/readyz');
  expect(runs).toBe(2);
});

test('a check that hangs is not started again beside itself', async () => {
  let running = 0;
  const app = health({
    database: () => {
      running += 1;
      return new Promise(() => undefined);
    },
  });
  for (let probe = 0; probe < 5; probe += 1) {
    const answer = app.request('/readyz');
    await vi.advanceTimersByTimeAsync(4000);
    expect((await answer).status).toBe(503);
  }
  expect(running).toBe(1);
});
