import { expect, test } from 'vitest';
import { clientAddress, networkOf } from './network.ts';

test('the client’s address is the one our own proxies saw', () => {
  expect(clientAddress('::ffff:192.0.2.1', '203.0.113.7', 0)).toBe('192.0.2.1');
  expect(clientAddress('10.0.0.1', '198.51.100.66, 203.0.113.7', 1)).toBe('203.0.113.7');
  expect(clientAddress('10.0.0.1', '198.51.100.66, 203.0.113.7, 10.0.0.2', 2)).toBe('203.0.113.7');
  expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(clientAddress('10.0.0.1', 'nonsense', 1)).toBe('10.0.0.1');
});

test.each([
  ['203.0.113.7:1234', '203.0.113.7'],
  ['[2001:db8::1]:1234', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['203.0.113.7:x', '10.0.0.1'],
  ['[nonsense]:1', '10.0.0.1'],
])('of an entry with a port, %s, the address counts', (entry, address) => {
  expect(clientAddress('10.0.0.1', `198.51.100.66, ${entry}`, 1)).toBe(address);
});

test('of an IPv6 address the customer’s part counts', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
});
