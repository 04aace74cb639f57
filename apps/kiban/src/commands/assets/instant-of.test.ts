import { expect, test } from 'vitest';
import { instantOf } from './instant-of.ts';

test('a day begins at midnight of the tenant’s zone, also where clocks change', () => {
  expect(instantOf('2027-04-01', 'Asia/Tokyo')).toBe('2027-03-31T15:00:00.000Z');
  expect(instantOf('2027-03-28', 'Europe/Berlin')).toBe('2027-03-27T23:00:00.000Z');
  expect(instantOf('2027-03-29', 'Europe/Berlin')).toBe('2027-03-28T22:00:00.000Z');
  expect(instantOf('2027-11-07', 'America/New_York')).toBe('2027-11-07T04:00:00.000Z');
});

test('a time with its offset is taken as it is, and anything else is refused', () => {
  expect(instantOf('2027-04-01T09:30:00+09:00', 'Europe/Berlin')).toBe('2027-04-01T00:30:00.000Z');
  for (const text of ['2027-02-30', 'tomorrow', '2027-04-01T09:30:00'])
    expect(() => instantOf(text, 'Asia/Tokyo')).toThrow('2027-04-01');
});
