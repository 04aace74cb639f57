import { expect, test } from 'vitest';
import { clientAddress, networkOf } from './network.ts';

test('the client’s address is the one our own proxies saw', () => {
  expect(clientAddress('::ffff:192.0.2.1', '203.0.113.7', 0)).toBe('192.0.2.1');
  expect(clientAddress('10.0.0.1', '198.51.100.66, 203.0.113.7', 1)).toBe('203.0.113.7');
  expect(clientAddress('10.0.0.1', '198.51.100.66, 203.0.113.7, 10.0.0.2', 2)).toBe('203.0.113.7');
  expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(clientAddress('10.0.0.1', 'nonsense', 1)).toBe('10.0.0.1');
});

test('of an IPv6 address the customer’s part counts', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
});
