import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateTextOfDays, daysOfDateText } from './date-text.ts';

test('days are counted as the calendar has them', () => {
  expect(daysOfDateText('1970-01-01')).toBe(0);
  expect(daysOfDateText('1969-12-31')).toBe(-1);
  expect(daysOfDateText('2000-02-29')).toBe(11_016);
  expect(daysOfDateText('0000-03-01')).toBe(-719_468);
  expect(daysOfDateText('9999-12-31')).toBe(2_932_896);
  expect(dateTextOfDays(2_932_897)).toBe('+10000-01-01');
  expect(dateTextOfDays(-719_529)).toBe('-0001-12-31');
});

test('every day has one text', () => {
  fc.assert(
    fc.property(fc.integer(), (days) => {
      expect(daysOfDateText(dateTextOfDays(days))).toBe(days);
    }),
  );
});

test('within the range of Date both agree', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
      expect(dateTextOfDays(days)).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
    }),
  );
});

test.each([
  '2026-13-01',
  '2026-00-01',
  '2026-04-31',
  '1900-02-29',
  '2026-1-1',
  '12026-01-01',
  '20260101',
  '',
  '+5881581-01-01',
])('%s is no date', (text) => {
  expect(daysOfDateText(text)).toBeNull();
});
