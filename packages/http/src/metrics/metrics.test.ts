import { expect, test } from 'vitest';
import { serveHttp } from '../server/serve-http.ts';
import { type Gauge, metricsListener } from './metrics.ts';

const gauge = (name: string, read: Gauge['read']): Gauge => ({ name, help: 'Of a test.', read });

test('what is known is told in Prometheus’ format; what is out or hangs is left out', async () => {
  const listener = metricsListener([
    gauge('kiban_a_seconds', async () => 1.5),
    gauge('kiban_b', async () => null),
    gauge('kiban_c', () => Promise.reject(new Error('out'))),
    gauge('kiban_d', () => new Promise(() => undefined)),
  ]);
  const server = await serveHttp({ listener, host: '127.0.0.1', port: 0, drainMs: 0 });
  const response = await fetch(`${server.url}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await response.text()).toBe(
    '# HELP kiban_a_seconds Of a test.\n# TYPE kiban_a_seconds gauge\nkiban_a_seconds 1.5\n',
  );
  expect((await fetch(`${server.url}/`)).status).toBe(404);
  await server.close();
});
