import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hangUp, json, openTestDirectory, problem } from '../testing/test-directory.ts';
import { type EntitlementQuestion, type Entitlements, type EntitlementsOptions, entitlements } from './entitlements.ts';

let server: Awaited<ReturnType<typeof openTestDirectory>>;
let checks: Entitlements;
let clock: number;
const RX = { product: 'rx', store_id: 's1' };

beforeEach(async () => {
  clock = Date.parse('2026-06-01T00:00:00Z');
  server = await openTestDirectory();
});
afterEach(async () => {
  checks.close();
  await server.close();
});

function open(more: Partial<EntitlementsOptions> = {}): void {
  const { baseUrl } = server;
  checks = entitlements({ baseUrl, token: () => 'token', stream: false, timeoutMs: 10_000, now: () => clock, ...more });
}
const item = (entitled: boolean) => ({ entitled, product: 'rx', reason_code: entitled ? 'entitled' : 'no_seat' });
const answered = (entitled: boolean, next_change_at: string | null = null, headers = {}) =>
  json({ items: [item(entitled)], next_change_at, as_of: null }, 200, {
    'cache-control': 'private, max-age=60',
    etag: '"a"',
    ...headers,
  });
const unchanged = (response: ServerResponse): void => {
  response.writeHead(304, { etag: '"a"', 'cache-control': 'private, max-age=60' }).end();
};
const out = problem(503, 'unavailable', {}, { 'retry-after': '0' });

test('a question is asked once a minute, and then only whether it changed', async () => {
  server.answerWith(answered(true), unchanged, answered(false));
  open();
  for (let time = 0; time < 5; time += 1)
    expect(await checks.check(RX)).toMatchObject({ entitled: true, stale: false });
  expect(server.asked).toHaveLength(1);
  expect(server.asked[0]).toMatchObject({ path: '/directory/v1/entitlements?product=rx&store_id=s1' });
  clock += 60_000;
  expect((await checks.check(RX)).entitled).toBe(true);
  expect(server.asked[1]?.headers['if-none-match']).toBe('"a"');
  clock += 60_000;
  expect((await checks.check(RX)).entitled).toBe(false);
  expect(server.asked).toHaveLength(3);
});

test('many who ask the same at once ask the service once', async () => {
  server.answerWith(answered(true));
  open();
  await Promise.all(Array.from({ length: 20 }, () => checks.check(RX)));
  expect(server.asked).toHaveLength(1);
});

test('a question is the same however it is written', async () => {
  server.answerWith(answered(true));
  open();
  await checks.check({ product: 'rx', user_id: 'u1', store_id: 's1' });
  await checks.check({ ...RX, user_id: 'u1', device_id: undefined } as unknown as EntitlementQuestion);
  expect(server.asked.map(({ path }) => path)).toEqual([
    '/directory/v1/entitlements?product=rx&store_id=s1&user_id=u1',
  ]);
});

test.each([
  ['answers that it is out', out],
  ['hangs up', hangUp],
])(
  'while the service %s its last answer serves, for as long as is said, and then nobody is let in',
  async (_what, failure) => {
    server.answerWith(answered(true), failure);
    open({ staleForSeconds: 120 });
    await checks.check(RX);
    clock += 119_000;
    expect(await checks.check(RX)).toMatchObject({ entitled: true, stale: true });
    clock += 2_000;
    expect(await checks.check(RX)).toMatchObject({ entitled: false, reason_code: 'unknown' });
  },
);

test('an old answer does not serve beyond the end of its licence', async () => {
  server.answerWith(answered(true, '2026-06-01T00:01:30Z'), out);
  open({ staleForSeconds: 3_600 });
  await checks.check(RX);
  clock += 80_000;
  expect(await checks.check(RX)).toMatchObject({ entitled: true, stale: true });
  clock += 10_000;
  expect(await checks.check(RX)).toMatchObject({ entitled: false, reason_code: 'unknown' });
});

test('who would rather let everybody in says so', async () => {
  server.answerWith(out);
  open({ whenUnknown: 'allow' });
  expect(await checks.check(RX)).toMatchObject({ entitled: true, reason_code: 'unknown' });
});

test('a question that is refused throws, whatever is kept', async () => {
  server.answerWith(answered(true), problem(403, 'permission_missing'));
  open();
  await checks.check(RX);
  clock += 61_000;
  await expect(checks.check(RX)).rejects.toMatchObject({ code: 'permission_missing' });
});

test('no more answers are kept than is said, and the one asked for longest ago goes first', async () => {
  server.answerWith(answered(true));
  open({ most: 2 });
  for (const store_id of ['s1', 's2', 's1', 's3', 's1', 's2']) await checks.check({ product: 'rx', store_id });
  expect(server.asked.map(({ path }) => path.slice(-2))).toEqual(['s1', 's2', 's3', 's2']);
});

/** Answers questions, and keeps streams open to write to. */
function streaming(answer: () => (response: ServerResponse) => void): ServerResponse[] {
  const streams: ServerResponse[] = [];
  server.answerWith((response) => {
    if (!response.req.url?.endsWith('/stream')) return answer()(response);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    streams.push(response);
  });
  return streams;
}
const asks = () => server.asked.filter(({ path }) => !path.endsWith('/stream')).length;

test('what the stream says changed is asked for again at once, and nothing else', async () => {
  let entitled = true;
  const streams = streaming(() => answered(entitled));
  open({ stream: true });
  await checks.check(RX);
  await vi.waitFor(async () => {
    await checks.check(RX);
    expect(streams).toHaveLength(1);
  }, 15_000);
  await vi.waitFor(async () => {
    const before = asks();
    await checks.check(RX);
    expect(asks()).toBe(before);
  }, 15_000);
  const settled = asks();
  streams[0]?.write('id: 1-2-3\nevent: changed\ndata: {"product":"other"}\n\n');
  entitled = false;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await checks.check(RX)).entitled).toBe(true);
  expect(asks()).toBe(settled);
  streams[0]?.write(':\n\nid: 1-2-4\nevent: chan');
  streams[0]?.write('ged\ndata: {"product":"rx"}\n\n');
  await vi.waitFor(async () => expect((await checks.check(RX)).entitled).toBe(false), 15_000);
});

test('a broken stream is taken up where it broke', async () => {
  const streams = streaming(() => answered(true));
  open({ stream: true });
  await checks.check(RX);
  await vi.waitFor(() => expect(streams).toHaveLength(1), 15_000);
  streams[0]?.end('id: 1-2-3\nevent: changed\ndata: {"product":null}\n\n');
  await vi.waitFor(() => expect(streams).toHaveLength(2), { timeout: 15_000 });
  const again = server.asked.filter(({ path }) => path.endsWith('/stream'))[1];
  expect(again?.headers['last-event-id']).toBe('1-2-3');
});

test('who asks after a change does not wait for what was asked before it', async () => {
  let entitled = true;
  const [held, holding]: [ServerResponse[], { now: boolean }] = [[], { now: false }];
  const streams = streaming(() => (response) => {
    if (holding.now && held.length === 0) held.push(response);
    else answered(entitled)(response);
  });
  open({ stream: true, timeoutMs: 60_000 });
  await checks.check(RX);
  await vi.waitFor(() => expect(streams).toHaveLength(1), 15_000);
  await new Promise((resolve) => setTimeout(resolve, 50)); // the stream has begun
  clock += 60_000;
  holding.now = true;
  const before = checks.check(RX);
  await vi.waitFor(() => expect(held).toHaveLength(1), 15_000);
  entitled = false;
  streams[0]?.write('id: 1-2-3\nevent: changed\ndata: {"product":"rx"}\n\n');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await checks.check(RX)).entitled).toBe(false);
  if (held[0] !== undefined) answered(true)(held[0]);
  expect((await before).entitled).toBe(true);
});
