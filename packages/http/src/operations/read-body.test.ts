import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { honoListener, serveHttp } from '../index.ts';
import { sampleService } from '../testing/sample-service.ts';

const service = sampleService();
const server = await serveHttp({ listener: honoListener(service.app), host: '127.0.0.1', port: 0, drainMs: 1000 });
afterAll(() => server.close());

const LIMIT = 65_536;

/** Sends these lines and this body as they are, and gives the whole answer. */
async function sent(headers: readonly string[], body: string | Buffer): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const head = [
    'POST /sample/v1/stores HTTP/1.1',
    'host: sample',
    'connection: close',
    'authorization: Bearer somebody',
  ];
  socket.write(`${[...head, 'content-type: application/json', ...headers].join('\r\n')}\r\n\r\n`);
  socket.write(body);
  return text(socket);
}

const chunk = (data: string): string => `${Buffer.byteLength(data).toString(16)}\r\n${data}\r\n`;
const json = (length: number): string => `{"name":"a"${' '.repeat(length - 12)}}`;

test('a body whose length is said is read to its last byte', async () => {
  const body = json(LIMIT);
  expect(await sent([`content-length: ${body.length}`], body)).toContain('HTTP/1.1 201');
});

test('a body in chunks is read as one', async () => {
  const answer = await sent(['transfer-encoding: chunked'], `${chunk('{"na')}${chunk('me":"あ"}')}0\r\n\r\n`);
  expect(answer).toContain('HTTP/1.1 201');
});

test('a body in chunks is refused where it grows past the limit', async () => {
  const chunks = Array.from({ length: 20 }, () => chunk(' '.repeat(4096))).join('');
  expect(await sent(['transfer-encoding: chunked'], `${chunks}0\r\n\r\n`)).toContain('HTTP/1.1 413');
});

test('a body that is no UTF-8 is refused', async () => {
  const body = Buffer.from('{"name":"\xff"}', 'latin1');
  expect(await sent([`content-length: ${body.length}`], body)).toContain('"code":"body_malformed"');
});

test('a body that ends early reaches no handler', async () => {
  const before = service.handled.length;
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const head = ['POST /sample/v1/stores HTTP/1.1', 'host: sample', 'authorization: Bearer somebody'];
  socket.write(`${[...head, 'content-type: application/json', 'content-length: 12'].join('\r\n')}\r\n\r\n{"name"`);
  socket.end();
  await text(socket);
  expect(service.handled).toHaveLength(before);
});
