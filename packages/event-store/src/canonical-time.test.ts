import { expect, test } from 'vitest';
import { canonicalTime } from './canonical-time.ts';

test.each([
  ['2026-04-01T09:00:00+09:00', '2026-04-01T00:00:00Z'],
  ['2026-04-01T00:00:00.120000Z', '2026-04-01T00:00:00.12Z'],
  ['2026-04-01T00:00:00.123456+00:00', '2026-04-01T00:00:00.123456Z'],
  ['2026-04-01 00:00:00+00', '2026-04-01T00:00:00Z'],
  ['2026-04-01T00:00:00.1234567Z', '2026-04-01T00:00:00.123456Z'],
])('%s is %s', (time, canonical) => {
  expect(canonicalTime(time)).toBe(canonical);
  expect(canonicalTime(canonical)).toBe(canonical);
});

test.each(['now', '2026-04-01', '2026-04-01T00:00:00', '2026-13-01T00:00:00Z', 'infinity'])('%s is no time', (time) => {
  expect(() => canonicalTime(time)).toThrow(RangeError);
});
