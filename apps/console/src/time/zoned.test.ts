import { describe, expect, test } from 'vitest';
import { asOfFrom, momentOf, presets } from './as-of.ts';
import { compareInstants, instantOf, zonedText } from './zoned.ts';

describe('a moment in the zone of the customer', () => {
  test('is written as year, month, day, hours and minutes', () => {
    expect(zonedText('2026-03-31T15:00:00.123456Z', 'Asia/Tokyo')).toBe('2026-04-01 00:00');
    expect(zonedText('2026-03-31T15:00:00Z', 'America/New_York')).toBe('2026-03-31 11:00');
  });
  test('that was typed becomes an instant', () => {
    expect(instantOf('2025-10-01', '00:00', 'Asia/Tokyo')).toBe('2025-09-30T15:00:00.000Z');
    expect(instantOf('2026-07-01', '12:00', 'America/New_York')).toBe('2026-07-01T16:00:00.000Z');
  });
  test('that the zone skips is the one after the gap, and one it has twice is the earlier', () => {
    expect(instantOf('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(instantOf('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });
  test('that does not exist is refused', () => {
    for (const [date, time] of [
      ['2025-02-29', '00:00'],
      ['2025-13-01', '00:00'],
      ['2025-1-1', '00:00'],
      ['2025-01-01', '24:00'],
      ['2025-01-01', ''],
    ] as const)
      expect(instantOf(date, time, 'Asia/Tokyo')).toBeUndefined();
  });
  test('is ordered by microseconds too', () => {
    expect(compareInstants('2026-01-01T00:00:00.000001Z', '2026-01-01T00:00:00.000002Z')).toBeLessThan(0);
    expect(compareInstants('2026-01-01T09:00:00+09:00', '2026-01-01T00:00:00Z')).toBe(0);
  });
});

describe('the moment in the address', () => {
  test('is kept when the API would take it, and dropped otherwise', () => {
    expect(asOfFrom('2025-10-01T00:00:00+09:00')).toBe('2025-10-01T00:00:00+09:00');
    expect(asOfFrom('2025-10-01')).toBe('2025-10-01');
    for (const text of ['yesterday', '2025-10-01T00:00:00', '2025-99-01', 5, null])
      expect(asOfFrom(text)).toBeUndefined();
  });
  test('that is a date means the end of that day', () => {
    expect(momentOf('2025-10-01', 'Asia/Tokyo')).toBe('2025-10-01T14:59:59.999Z');
  });
});

test('the moments offered are the start of the fiscal year, of the month, and a year ago', () => {
  expect(presets('2026-02-10T00:00:00Z', 'Asia/Tokyo').map((preset) => preset.date)).toEqual([
    '2025-04-01',
    '2026-02-01',
    '2025-02-10',
  ]);
  expect(presets('2028-02-28T20:00:00Z', 'Asia/Tokyo')[2]?.date).toBe('2027-02-28');
});
