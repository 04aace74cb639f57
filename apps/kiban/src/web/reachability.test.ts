import { expect, test } from 'vitest';
import { fromHere, isLoopback } from './reachability.ts';

test.each(['localhost', '127.0.0.1', '127.9.9.9', '::1'])('%s is reached from this machine only', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(['0.0.0.0', '::', '10.0.0.5', '127.example.com', 'kiban.example.jp'])(
  '%s is reached from elsewhere',
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);

test.each([
  ['0.0.0.0', 'http://127.0.0.1:4000'],
  ['::', 'http://[::1]:4000'],
  ['::1', 'http://[::1]:4000'],
  ['10.0.0.5', 'http://10.0.0.5:4000'],
])('a server on %s is at %s for this machine', (host, address) => {
  expect(fromHere(host, 4000)).toBe(address);
});
