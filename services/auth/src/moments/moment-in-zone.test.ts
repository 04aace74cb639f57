import { expect, test } from 'vitest';
import { clockIn, momentIn, zoneName } from './moment-in-zone.ts';

const WINTER = Date.parse('2026-11-22T15:30:12Z');
const SUMMER = Date.parse('2026-07-22T15:30:12Z');

test.each([
  ['Asia/Tokyo', '2026-11-23 00:30 JST', '2026-07-23 00:30 JST'],
  ['America/New_York', '2026-11-22 10:30 EST', '2026-07-22 11:30 EDT'],
  ['Asia/Kolkata', '2026-11-22 21:00 GMT+5:30', '2026-07-22 21:00 GMT+5:30'],
  ['Europe/London', '2026-11-22 15:30 GMT', '2026-07-22 16:30 GMT+1'],
  ['UTC', '2026-11-22 15:30 UTC', '2026-07-22 15:30 UTC'],
] as const)('a company in %s is told the time it is there, and of which zone it is', (timezone, winter, summer) => {
  expect([momentIn(timezone, WINTER), momentIn(timezone, SUMMER)]).toEqual([winter, summer]);
});

test('a company that has not said where it is is told the time in Japan', () => {
  expect([momentIn(null, WINTER, 'second'), clockIn(null, WINTER)]).toEqual([
    '2026-11-23 00:30:12 JST',
    '2026-11-23 00:30',
  ]);
  expect([zoneName(null, 'ja'), zoneName(null, 'en')]).toEqual(['日本標準時', 'Japan Standard Time']);
});
