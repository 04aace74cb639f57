import { expect, test } from 'vitest';
import { instantOf } from './instant.ts';

const iso = (text: string, timezone: string): string | null => {
  const instant = instantOf(text, timezone);
  return instant === null ? null : new Date(instant).toISOString();
};

test.each([
  ['2026-04-01', 'Asia/Tokyo', '2026-04-01T14:59:59.999Z'],
  ['2026-04-01', 'UTC', '2026-04-01T23:59:59.999Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59.999Z'], // the clocks went back that night
  ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
  ['2026-04-01T09:00:00+09:00', 'UTC', '2026-04-01T00:00:00.000Z'],
  ['2026-04-01T09:00Z', 'Asia/Tokyo', '2026-04-01T09:00:00.000Z'],
])('%s in %s is %s', (text, timezone, expected) => {
  expect(iso(text, timezone)).toBe(expected);
});

test.each(['tomorrow', '2026-02-30', '2026-04-01T09:00:00', '2026-13-01T00:00:00Z', ''])('“%s” is no time', (text) => {
  expect(instantOf(text, 'Asia/Tokyo')).toBeNull();
});
