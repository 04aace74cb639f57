import { expect, test, vi } from 'vitest';
import { currentRequest, honoListener, inRequestContext, type Listener, serveHttp } from '../index.ts';
import { sampleService } from '../testing/sample-service.ts';

const NEW_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

async function called(headers: Record<string, string>) {
  const service = sampleService();
  const response = await service.app.request('/sample/whoami', { headers });
  const body = (await response.json()) as { request_id: string };
  return { ...service, response, id: body.request_id, line: JSON.parse(service.lines.at(-1) ?? '{}') };
}

test('a well-formed id from the edge is the one in handlers, log lines and the answer', async () => {
  const { response, id, line } = await called({ 'x-request-id': 'edge-0001.a_B' });
  expect([id, response.headers.get('x-request-id'), line.request_id]).toEqual(Array(3).fill('edge-0001.a_B'));
});

test.each(['short', 'x'.repeat(129), 'with spaces here', 'a"b<c>d\\e', '日本語日本語日本'.normalize('NFC'), ''])(
  'an id that is not well formed is replaced by a new one: %s',
  async (given) => {
    const { id, response } = await called(
      /^[\x20-\x7e]*$/.test(given) ? { 'x-request-id': given } : { 'x-request-id': 'æøåæøåæø' },
    );
    expect(id).toMatch(NEW_ID);
    expect(response.headers.get('x-request-id')).toBe(id);
  },
);

test('a trace that the request belongs to stands in its lines; a malformed one does not', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  expect((await called({ traceparent: `00-${trace}-00f067aa0ba902b7-01` })).line).toMatchObject({
    trace_id: trace,
    span_id: '00f067aa0ba902b7',
  });
  for (const traceparent of [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `01-${trace}`, 'x'])
    expect((await called({ traceparent })).line).not.toHaveProperty('trace_id');
});

test('requests at the same time keep their own ids', async () => {
  const { app } = sampleService();
  const ids = Array.from({ length: 50 }, (_, index) => `request-${index}`);
  const answers = await Promise.all(
    ids.map(async (id) => (await app.request('/sample/whoami', { headers: { 'x-request-id': id } })).json()),
  );
  expect(answers).toEqual(ids.map((request_id) => ({ request_id })));
});

test('one line is written for a request, without its query', async () => {
  const { app, lines } = sampleService();
  await app.request('/sample/whoami?code=planted-code');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    method: 'GET',
    path: '/sample/whoami',
    status: 200,
    duration_ms: expect.any(Number),
  });
  expect(lines[0]).not.toContain('planted-code');
});

test('outside a request there is no context', () => {
  expect(() => currentRequest()).toThrow('There is no request here');
});

/** A server of its own with this listener, its answers given to `use`. */
async function serving(listener: Listener, use: (url: string) => Promise<void>): Promise<void> {
  const server = await serveHttp({ listener, host: '127.0.0.1', port: 0, drainMs: 1000 });
  try {
    await use(`${server.url}/sample/whoami`);
  } finally {
    await server.close();
  }
}

test('a listener that is no Hono application has the same context, and an application inside joins it', async () => {
  const service = sampleService();
  const hono = honoListener(service.app);
  const seen: string[] = [];
  const listener = inRequestContext({ logger: service.logger }, (request, response) => {
    seen.push(currentRequest().request_id);
    hono(request, response);
  });
  await serving(listener, async (url) => {
    const response = await fetch(url, { headers: { 'x-request-id': 'edge-0001' } });
    expect(await response.json()).toEqual({ request_id: 'edge-0001' });
    expect(response.headers.get('x-request-id')).toBe('edge-0001');
  });
  expect(seen).toEqual(['edge-0001']);
  expect(service.lines).toHaveLength(1);
});

test('whoever goes away before the answer leaves a line that says so', async () => {
  const { lines, logger } = sampleService();
  const arrived = Promise.withResolvers<void>();
  await serving(
    inRequestContext({ logger }, () => arrived.resolve()),
    async (url) => {
      const leaving = new AbortController();
      const answer = fetch(url, { signal: leaving.signal });
      await arrived.promise;
      leaving.abort();
      await expect(answer).rejects.toThrow();
    },
  );
  await vi.waitFor(() => expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 499 }), 15_000);
});
