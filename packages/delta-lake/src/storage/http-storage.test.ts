import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpStorage } from './http-storage.ts';

let server: Server;
let origin = '';
const requests: { url: string; authorization: string | undefined; range: string | undefined }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { authorization, range } = request.headers;
    requests.push({ url: request.url ?? '', authorization, range });
    const content = '0123456789';
    if (request.url?.includes('missing')) return response.writeHead(404).end();
    if (request.url?.includes('secret')) return response.writeHead(403).end();
    const match = request.url?.includes('no-ranges') ? null : /bytes=(\d+)-(\d+)/.exec(range ?? '');
    if (match === null) return response.end(content);
    const start = Number(match[1]);
    if (start >= content.length) return response.writeHead(416).end();
    return response.writeHead(206).end(content.slice(start, Number(match[2]) + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

test('objects and ranges of them are read; what the server does not have is null', async () => {
  const storage = httpStorage(`${origin}/lake/table/`);
  expect(textOf(await storage.get('a'))).toBe('0123456789');
  expect(textOf(await storage.getRange('a', 2, 3))).toBe('234');
  expect(textOf(await storage.getRange('a', 8, 5))).toBe('89');
  expect(textOf(await storage.getRange('a', 10, 5))).toBe('');
  expect(textOf(await storage.getRange('no-ranges', 2, 3))).toBe('234');
  expect(await storage.get('missing')).toBeNull();
  expect(await storage.getRange('missing', 0, 1)).toBeNull();
});

test('names are encoded, the query of the URL and headers go with every request', async () => {
  requests.length = 0;
  const storage = httpStorage(`${origin}/table?signature=a%2Fb`, { headers: { authorization: 'Bearer t' } });
  await storage.get('店=東京/a b#c?.parquet');
  expect(requests).toEqual([
    {
      url: `/table/${encodeURIComponent('店=東京')}/a%20b%23c%3F.parquet?signature=a%2Fb`,
      authorization: 'Bearer t',
      range: undefined,
    },
  ]);
});

test('an answer that is neither the object nor its absence is a failure that keeps the query to itself', async () => {
  const storage = httpStorage(`${origin}/table?signature=hidden`);
  const failure = await storage.get('secret').catch((error: Error) => error.message);
  expect(failure).toContain('secret was answered with 403');
  expect(failure).not.toContain('hidden');
});

test('a path of the log that leads out of the table is not asked for', async () => {
  requests.length = 0;
  const storage = httpStorage(`${origin}/lake/table`, { headers: { authorization: 'Bearer t' } });
  const refused = expect.objectContaining({ code: 'option_invalid' });
  for (const path of ['../other/a', 'a/../../b', './a']) await expect(storage.get(path)).rejects.toThrow(refused);
  expect(requests).toEqual([]);
});

test('such a table can only be read, and says that it cannot be listed', async () => {
  const storage = httpStorage(origin);
  const refused = expect.objectContaining({ code: 'option_invalid' });
  expect(storage.listable).toBe(false);
  await expect(storage.put('a', new Uint8Array())).rejects.toThrow(refused);
  await expect(storage.putIfAbsent('a', new Uint8Array())).rejects.toThrow(refused);
  await expect(storage.remove(['a'])).rejects.toThrow(refused);
  expect(() => storage.list('')).toThrow(refused);
});
