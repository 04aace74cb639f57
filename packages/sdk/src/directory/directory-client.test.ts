import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProblemError, UnreachableError } from '../api/problem-error.ts';
import { hangUp, json, openTestDirectory, problem } from '../testing/test-directory.ts';
import { type DirectoryClient, directoryClient } from './directory-client.ts';

const ID = '0198c5a2-0000-7000-8000-000000000003';
let server: Awaited<ReturnType<typeof openTestDirectory>>;
let directory: DirectoryClient;
let tokens: number;

beforeEach(async () => {
  tokens = 0;
  server = await openTestDirectory();
  directory = clientOf(10_000);
});
afterEach(() => server.close());

const clientOf = (timeoutMs: number) =>
  directoryClient({ baseUrl: server.baseUrl, token: () => `token-${++tokens}`, timeoutMs });

const keys = () => server.asked.map((asked) => asked.headers['idempotency-key']);
const invite = () =>
  directory.POST('/users/{id}/invitations', { params: { path: { id: ID } }, body: { language: 'ja' } });
const suspend = () =>
  directory.POST('/users/{id}/suspend', {
    params: { path: { id: ID }, header: { 'If-Match': '"3"' } },
    body: { reason: 'on leave' },
  });

test('an answer comes with its type, asked for with the token', async () => {
  server.answerWith(json({ items: [{ id: ID, name: '松山店' }], next_cursor: null, total: 1, as_of: null }));
  const { data } = await directory.GET('/stores', { params: { query: { q: '松', status: ['open', 'closed'] } } });
  expect(data.items.map((store) => store.name)).toEqual(['松山店']);
  expect(server.asked).toMatchObject([
    {
      method: 'GET',
      path: `/directory/v1/stores?q=${encodeURIComponent('松')}&status=open&status=closed`,
      headers: { authorization: 'Bearer token-1' },
    },
  ]);
});

test('what the API does not know does not compile', () => {
  const never = () => [
    // @ts-expect-error no such path
    directory.GET('/shops'),
    // @ts-expect-error no such filter
    directory.GET('/stores', { params: { query: { colour: 'red' } } }),
    // @ts-expect-error a change without the version that was seen
    directory.PATCH('/stores/{id}', { params: { path: { id: ID } }, body: { name: 'x' } }),
    // @ts-expect-error one store is no list
    directory.pages('/stores/{id}', { params: { path: { id: ID } } }),
  ];
  expect(never).toBeDefined();
});

test('an id goes into the address escaped', async () => {
  server.answerWith(problem(404, 'not_found'));
  await directory.GET('/stores/{id}', { params: { path: { id: '../users?x=' } } }).catch(() => undefined);
  expect(server.asked[0]?.path).toBe('/directory/v1/stores/..%2Fusers%3Fx%3D');
});

test('a refusal is thrown with code, status, request id and the faulty members', async () => {
  const errors = [{ pointer: '/language', code: 'invalid_value', detail: 'ja or en' }];
  server.answerWith(problem(400, 'validation_failed', { errors }));
  const error: unknown = await invite().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ code: 'validation_failed', status: 400, request_id: 'request-1', errors });
});

test('a conflict brings the thing as it is now', async () => {
  server.answerWith(problem(412, 'version_conflict', { current: { id: ID, version: 4 } }));
  await expect(suspend()).rejects.toMatchObject({ code: 'version_conflict', problem: { current: { version: 4 } } });
  expect(server.asked).toHaveLength(1);
});

test('an answer of something else than the directory is told as that', async () => {
  const html = json('<html>', 200, { 'content-type': 'text/html' });
  for (const answer of [html, json([], 502), json('no', 500, { 'content-type': 'text/plain' })]) {
    server.answerWith(answer);
    await expect(suspend()).rejects.toMatchObject({ name: 'ProblemError', code: 'answer_malformed' });
  }
});

test('a creation gets an Idempotency-Key, the same for every attempt and another for the next creation', async () => {
  server.answerWith(problem(503, 'unavailable'), hangUp, json({ id: ID }, 201));
  await invite();
  await invite();
  const [first, second, third, other] = keys();
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect([second, third]).toEqual([first, first]);
  expect(other).not.toBe(first);
  expect(server.asked.map((asked) => asked.body)).toEqual(Array(4).fill('{"language":"ja"}'));
});

test('a key of the caller’s own is kept', async () => {
  server.answerWith(json({ id: ID }, 201));
  const header = { 'Idempotency-Key': 'order-7' };
  await directory.POST('/users/{id}/invitations', { params: { path: { id: ID }, header }, body: { language: 'en' } });
  expect(keys()).toEqual(['order-7']);
});

test('a question is asked three times at most, each time with a fresh token', async () => {
  server.answerWith(problem(503, 'unavailable'));
  await expect(directory.GET('/me')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
  expect(server.asked.map((asked) => asked.headers.authorization)).toEqual([
    'Bearer token-1',
    'Bearer token-2',
    'Bearer token-3',
  ]);
});

test('a change that names a version is sent once: a second time it would look like a conflict', async () => {
  server.answerWith(hangUp);
  await expect(suspend()).rejects.toBeInstanceOf(UnreachableError);
  server.answerWith(problem(503, 'unavailable'));
  await expect(suspend()).rejects.toMatchObject({ code: 'unavailable' });
  const patch = directory.PATCH('/stores/{id}', {
    params: { path: { id: ID }, header: { 'If-Match': '"1"' } },
    body: { name: '松山店' },
  });
  await expect(patch).rejects.toMatchObject({ code: 'unavailable' });
  expect(server.asked).toHaveLength(3);
  expect(keys()).toEqual([undefined, undefined, undefined]);
});

test('what is refused for a reason is not asked again', async () => {
  for (const status of [400, 401, 403, 404, 409, 422, 429, 500]) {
    server.answerWith(problem(status, 'not_found'));
    await expect(directory.GET('/me')).rejects.toMatchObject({ status });
  }
  expect(server.asked).toHaveLength(8);
});

test('the directory’s wish for a pause is honoured', async () => {
  const later = problem(503, 'unavailable', {}, { 'retry-after': '1' });
  server.answerWith(later, later, json({}));
  const started = performance.now();
  await directory.GET('/me');
  // twice: an answer that was lost on a busy machine is followed by a shorter pause, as it should be
  expect(performance.now() - started).toBeGreaterThan(950);
});

test('a directory that does not answer is given up', async () => {
  server.answerWith(() => undefined);
  directory = clientOf(300);
  const started = performance.now();
  await expect(suspend()).rejects.toMatchObject({ code: 'service_unreachable' });
  expect(performance.now() - started).toBeLessThan(5000);
});

test('the caller’s wish to stop is told as that', async () => {
  server.answerWith(() => undefined);
  const end = directory.POST('/memberships/{id}/end', {
    params: { path: { id: ID }, header: { 'If-Match': '"1"' } },
    body: { reason: 'moved' },
    signal: AbortSignal.timeout(100),
  });
  await expect(end).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('the caller may stop, also between two attempts', async () => {
  server.answerWith(problem(503, 'unavailable', {}, { 'retry-after': '5' }));
  const stopping = AbortSignal.timeout(200);
  await expect(directory.GET('/me', { signal: stopping })).rejects.not.toBeInstanceOf(UnreachableError);
  expect(server.asked).toHaveLength(1);
});

test('a redirect is not followed: it would take the token along', async () => {
  server.answerWith((response) => response.writeHead(302, { location: `${server.baseUrl}/me` }).end());
  await expect(suspend()).rejects.toBeInstanceOf(UnreachableError);
  expect(server.asked).toHaveLength(1);
});

test('pages follow the cursor to the end, with the same filters', async () => {
  const page = (name: string, next_cursor: string | null) =>
    json({ items: [{ name }], next_cursor, total: 3, as_of: null });
  server.answerWith(page('a', 'c1'), page('b', 'c2'), page('c', null));
  const names: (string | null)[] = [];
  for await (const { items } of directory.pages('/stores', { params: { query: { q: 'x', limit: 1 } } }))
    names.push(...items.map((store) => store.name));
  expect(names).toEqual(['a', 'b', 'c']);
  expect(server.asked.map((asked) => asked.path.split('?')[1])).toEqual([
    'q=x&limit=1',
    'q=x&limit=1&cursor=c1',
    'q=x&limit=1&cursor=c2',
  ]);
});

test('who stops reading pages asks for no more', async () => {
  server.answerWith(json({ items: [], next_cursor: 'more', total: 9, as_of: null }));
  for await (const _ of directory.pages('/stores')) break;
  expect(server.asked).toHaveLength(1);
});
