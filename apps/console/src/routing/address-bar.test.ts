import { expect, test } from 'vitest';
import { one, oneOf, searchFrom, searchText, someOf, whole } from './address-bar.ts';

test('filters survive the address bar', () => {
  const search = { q: '0440128374', status: ['open', 'closed'], asOf: '2025-10-01T00:00:00+09:00', cursor: undefined };
  const text = searchText(search);
  expect(text).toBe('?q=0440128374&status=open&status=closed&asOf=2025-10-01T00%3A00%3A00%2B09%3A00');
  expect(searchFrom(text)).toEqual({ q: search.q, status: search.status, asOf: search.asOf });
  expect(searchText({})).toBe('');
});

test('what nobody could mean is dropped from the address', () => {
  expect(one(['a', 'b'])).toBeUndefined();
  expect(one('x'.repeat(300))).toHaveLength(200);
  expect(oneOf('shut', ['open', 'closed'])).toBeUndefined();
  expect(someOf('closed', ['open', 'closed'])).toEqual(['closed']);
  expect(someOf('shut', ['open', 'closed'])).toBeUndefined();
  expect([whole('50'), whole(50), whole('-1'), whole('1e3'), whole('0')]).toEqual([
    50,
    50,
    undefined,
    undefined,
    undefined,
  ]);
});
