import { expect, test } from 'vitest';
import { freshnessText } from './freshness-text.ts';
import { sizeText } from './size-text.ts';

test('freshness reads in the largest unit of which there is more than one', () => {
  expect(freshnessText(0.4, 'en')).toBe('0 seconds ago');
  expect(freshnessText(90, 'en')).toBe('90 seconds ago');
  expect(freshnessText(121, 'en')).toBe('2 minutes ago');
  expect(freshnessText(7_300, 'ja')).toBe('2 時間前');
  expect(freshnessText(400_000, 'en')).toBe('5 days ago');
});

test('sizes read in thousands', () => {
  expect([0, 999, 1_000, 12_345, 1_250_000, 3e12].map(sizeText)).toEqual([
    ...['0 B', '999 B', '1 kB', '12 kB', '1.3 MB', '3 TB'],
  ]);
});
