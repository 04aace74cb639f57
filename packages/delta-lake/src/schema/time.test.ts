import { expect, test } from 'vitest';
import { formatLocalTimestamp, formatTimestamp, parseTimestamp } from './time.ts';

test.each([
  ['1970-01-01 00:00:00', 0n],
  ['1970-01-01 00:00:00.000001', 1n],
  ['1969-12-31T23:59:59.999999Z', -1n],
  ['2020-02-29T12:00:00.5Z', 1_582_977_600_500_000n],
  ['2020-01-01T00:00:00.123456789Z', 1_577_836_800_123_456n],
  ['2020-01-01T09:00:00+09:00', 1_577_836_800_000_000n],
  ['2019-12-31T17:00:00.000-0700', 1_577_836_800_000_000n],
  ['0001-01-01 00:00:00', -62_135_596_800_000_000n],
  ['+10000-01-01T00:00:00Z', 253_402_300_800_000_000n],
  ['2020-01-01', 1_577_836_800_000_000n],
])('%s is %i µs since 1970', (text, microseconds) => {
  expect(parseTimestamp(text)).toBe(microseconds);
});

test.each(['2020-13-01 00:00:00', '2020-02-30 00:00:00', '2020-01-01 24:00:00', 'today', '', '2020-01-01 00:00'])(
  '%j is no timestamp',
  (text) => {
    expect(parseTimestamp(text)).toBeNull();
  },
);

test.each([0n, -1n, 1_582_977_600_123_456n, -62_135_596_800_000_000n, 253_402_300_800_000_001n])(
  '%i µs read back as they were written',
  (value) => {
    expect(parseTimestamp(formatTimestamp(value))).toBe(value);
    expect(parseTimestamp(formatLocalTimestamp(value))).toBe(value);
  },
);

test('milliseconds are cut down, before 1970 too', () => {
  expect(formatTimestamp(1_999n, 3)).toBe('1970-01-01T00:00:00.001Z');
  expect(formatTimestamp(-1n, 3)).toBe('1969-12-31T23:59:59.999Z');
});
