import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

test.each([
  ['https://console.example', 'max-age=63072000'],
  ['http://localhost:4000', null],
])('a browser that came to %s over TLS comes over nothing else from then on (RFC 6797)', async (origin, expected) => {
  const app = new Hono().use(securityHeaders(origin)).get('/', (c) => c.text(''));
  expect((await app.request('/')).headers.get('strict-transport-security')).toBe(expected);
});
