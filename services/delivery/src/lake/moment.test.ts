import { expect, test } from 'vitest';
import { microsecondsOf } from './moment.ts';

test('a time keeps its microseconds', () => {
  expect(microsecondsOf('2026-04-01T00:00:00Z')).toBe(1_775_001_600_000_000n);
  expect(microsecondsOf('2026-04-01T00:00:00.000001Z')).toBe(1_775_001_600_000_001n);
  expect(microsecondsOf('2026-04-01T00:00:00.12Z')).toBe(1_775_001_600_120_000n);
  expect(microsecondsOf('1969-12-31T23:59:59.5Z')).toBe(-500_000n);
});

test('what is no time is refused', () => {
  for (const text of ['infinity', '2026-04-01', '2026-04-01T00:00:00+09', '2026-13-01T00:00:00Z'])
    expect(() => microsecondsOf(text)).toThrow(RangeError);
});
