import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { behind, sortOf } from './keyset.ts';
import { PositionError } from './read-page.ts';

const ID = '01a20170-88f6-736a-ba42-b01a44721763';
const [text, time] = [
  { expression: sql`name`, type: 'text' },
  { expression: sql`valid_from`, type: 'timestamptz' },
] as const;

test('a sort is a key and a direction', () => {
  expect(sortOf<'name'>('name')).toEqual({ name: 'name', descending: false });
  expect(sortOf<'name'>('-name')).toEqual({ name: 'name', descending: true });
});

test.each([
  ['too little', text, ['青葉']],
  ['too much', text, ['青葉', ID, ID]],
  ['nothing', text, []],
  ['an id that is none', text, ['青葉', 'x']],
  ['an id in capitals', text, ['青葉', ID.toUpperCase()]],
  ['null for a name', text, [null, ID]],
  ['null for an id', text, ['青葉', null]],
  ['words for a time', time, ['now', ID]],
  ['a day that no calendar has', time, ['2025-02-30T00:00:00Z', ID]],
  ['a month that no calendar has', time, ['2025-13-01T00:00:00Z', ID]],
  ['a time that no clock shows', time, ['2025-02-01T24:00:00Z', ID]],
  ['a time without a zone', time, ['2025-02-01T00:00:00', ID]],
  ['infinity', time, ['infinity', ID]],
])('a position with %s is none', (_what, key, position) => {
  expect(() => behind(key, sql`id`, false, position)).toThrow(PositionError);
});

test('a position that a page ended at is one', () => {
  expect(behind(text, sql`id`, false, ['', ID]).condition).not.toBeNull();
  expect(behind(time, sql`id`, true, ['2024-02-29T23:59:59.123456Z', ID]).condition).not.toBeNull();
  expect(behind(time, sql`id`, true, null).condition).toBeNull();
});
