import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpServer, health, listenerOf, type MountedService, serveHttp } from '../index.ts';

const service = (name: string, ...prefixes: string[]): MountedService => ({
  name,
  prefixes,
  listener: (request, response) => response.end(`${name} ${request.url}`),
  checks: {},
  close: async () => undefined,
});
let server: HttpServer;
let alone: HttpServer;

beforeAll(async () => {
  const services = [
    service('auth', '/oidc', '/sign-in'),
    service('pages', '/oidc/pages/'),
    service('directory', '/directory'),
  ];
  const rest = { host: '127.0.0.1', port: 0, drainMs: 1000 };
  server = await serveHttp({ ...rest, listener: listenerOf(services, health({}), service('console', '/')) });
  alone = await serveHttp({ ...rest, listener: listenerOf(services, health({})) });
});
afterAll(async () => {
  await Promise.all([server.close(), alone.close()]);
});

/** Sends a request line as it is: a client library would mend it. */
async function raw(line: string, to = server): Promise<{ status: number; body: string }> {
  const socket = connect(Number(new URL(to.url).port), '127.0.0.1');
  socket.end(`${line}\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  const answer = await text(socket);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: body.replace(/^[0-9a-f]+\r\n|\r\n0$/g, '').trim() };
}

test.each([
  ['/oidc', 'auth /oidc'],
  ['/oidc/token?code=1', 'auth /oidc/token?code=1'],
  ['/oidc?x=/directory', 'auth /oidc?x=/directory'],
  ['/oidc/pages/1', 'pages /oidc/pages/1'],
  ['/oidc/pagesx', 'auth /oidc/pagesx'],
  ['/oidcx', 'console /oidcx'],
  ['/directory/v1/stores/%E9%9D%92', 'directory /directory/v1/stores/%E9%9D%92'],
  ['/', 'console /'],
  ['/people?q=..%2f', 'console /people?q=..%2f'],
])('%s goes to the service with the longest prefix, as it came', async (path, expected) => {
  expect((await raw(`GET ${path} HTTP/1.1`)).body).toContain(expected);
});

test.each([
  '//oidc/token',
  '/oidc//token',
  '/x/../oidc',
  '/oidc/..%2f..%2fdirectory',
  '/oidc/%2e%2e/directory',
  '/oidc/.',
  '/oidc%2ftoken',
  '/oidc\\token',
  '/oidc/%5ctoken',
  '/oidc/%00',
  '/oidc/%0d%0aset-cookie:x',
  '/oidc/%252e',
  '/oidc/%zz',
  '/oidc/%ff',
  '*',
])('%s could mean different things to different readers, and goes nowhere', async (path) => {
  const { status, body } = await raw(`GET ${path} HTTP/1.1`);
  expect(status).toBe(400);
  expect(JSON.parse(body).code).toBe('request_malformed');
});

test('RFC 9112 §3.2.2: an absolute address is the path in it', async () => {
  expect((await raw('GET http://localhost/oidc/token?x=1 HTTP/1.1')).body).toContain('auth /oidc/token?x=1');
  expect((await raw('GET http://localhost/x/../directory HTTP/1.1')).body).toContain('directory /directory');
});

test('without a fallback, an address that nobody answers is a problem document', async () => {
  const { status, body } = await raw('GET /nowhere HTTP/1.1', alone);
  expect([status, JSON.parse(body).code]).toEqual([404, 'not_found']);
});

test('probes are answered beside the services', async () => {
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ status: 'ready' });
});

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'request_malformed'],
  ['a header with a control character', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\u0001b\r\n\r\n', 400, 'request_malformed'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
    400,
    'request_malformed',
  ],
  [
    'a length beside chunks',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    400,
    'request_malformed',
  ],
  ['headers of 20 KiB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
])('%s is answered with a problem, and the connection ends', async (_what, bytes, status, code) => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(body).code).toBe(code);
  if (!socket.closed) await once(socket, 'close');
});
