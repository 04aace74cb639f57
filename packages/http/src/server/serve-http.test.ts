import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type HttpServer, honoListener, type Listener, serveHttp } from '../index.ts';
import { sampleService } from '../testing/sample-service.ts';

const serve = (listener: Listener, drainMs = 2000): Promise<HttpServer> =>
  serveHttp({ listener, host: '127.0.0.1', port: 0, drainMs });
const portOf = (server: HttpServer): number => Number(new URL(server.url).port);

/** Answers when it is let go. */
function held(): { listener: Listener; arrived: Promise<void>; release: () => void } {
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  return {
    arrived: arrived.promise,
    release: () => released.resolve(),
    listener: (_request, response) => {
      arrived.resolve();
      void released.promise.then(() => response.end('whole answer'));
    },
  };
}

test('a request under way is finished before the server closes, and no new one is taken', async () => {
  const { listener, arrived, release } = held();
  const server = await serve(listener);
  const answer = fetch(server.url);
  await arrived;
  let closed = false;
  const closing = server.close().then(() => {
    closed = true;
  });
  await wait(50);
  expect(closed).toBe(false);
  await expect(fetch(server.url)).rejects.toThrow();
  release();
  const response = await answer;
  expect(await response.text()).toBe('whole answer');
  expect(response.headers.get('connection')).toBe('close');
  await closing;
});

test('a request that does not end is cut off after the time given', async () => {
  const { listener, arrived } = held();
  const server = await serve(listener, 150);
  const answer = fetch(server.url).catch((error: Error) => error);
  await arrived;
  const began = performance.now();
  await server.close();
  expect(performance.now() - began).toBeGreaterThanOrEqual(140);
  expect(await answer).toBeInstanceOf(Error);
});

test('idle connections that are kept alive do not hold the server', async () => {
  const server = await serve((_request, response) => response.end('x'));
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve) => {
    get(server.url, { agent }, (response) => void text(response).then(() => resolve()));
  });
  const began = performance.now();
  await server.close();
  expect(performance.now() - began).toBeLessThan(4000); // Node keeps an idle connection for 5 s
  agent.destroy();
});

test('while it drains it says it is not ready, to whoever had connected before', async () => {
  const { listener, arrived, release } = held();
  const server = await serve(listener);
  const probe = connect(portOf(server), '127.0.0.1');
  await once(probe, 'connect');
  const slow = fetch(server.url);
  await arrived;
  const closing = server.close();
  probe.write('GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n');
  const answer = await text(probe);
  expect(answer).toMatch(/^HTTP\/1.1 503 /);
  expect(answer.toLowerCase()).toContain('connection: close');
  release();
  await slow;
  await closing;
});

test('closing twice closes once', async () => {
  const server = await serve((_request, response) => response.end('x'));
  await Promise.all([server.close(), server.close()]);
});

test('an address that is taken is said at once', async () => {
  const server = await serve((_request, response) => response.end('x'));
  await expect(
    serveHttp({ listener: () => undefined, host: '127.0.0.1', port: portOf(server), drainMs: 1 }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await server.close();
});

test('a body of many megabytes is refused with 413 over a real connection', async () => {
  const { app, handled } = sampleService();
  const server = await serve(honoListener(app));
  const headers = { authorization: 'Bearer somebody', 'content-type': 'application/json' };
  for (const body of ['x'.repeat(10_000_000), new Blob(['x'.repeat(10_000_000)]).stream()]) {
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const answer = await fetch(`${server.url}/sample/v1/stores`, init);
    expect(answer.status).toBe(413);
  }
  expect(handled).toEqual([]);
  expect((await fetch(`${server.url}/sample/v1/stores`, { headers })).status).toBe(200);
  await server.close();
});

test('a Host that is none is a problem, not a failure', async () => {
  const { app } = sampleService();
  const server = await serve(honoListener(app));
  const answer = await new Promise<IncomingMessage>((resolve) => {
    get(server.url, { headers: { host: 'a b/c' } }, resolve);
  });
  expect(answer.statusCode).toBe(400);
  expect(JSON.parse(await text(answer)).code).toBe('request_malformed');
  await server.close();
});
