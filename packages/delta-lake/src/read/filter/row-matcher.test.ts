import { expect, test } from 'vitest';
import { decimal, field, struct } from '../../schema/types.ts';
import type { Row, Value } from '../../schema/value.ts';
import type { Filter } from '../filter.ts';
import { rowMatcher } from './row-matcher.ts';

const schema = struct(
  field('long', 'long'),
  field('text', 'string'),
  field('double', 'double'),
  field('date', 'date'),
  field('price', decimal(10, 2)),
  field('bytes', 'binary'),
  field('flag', 'boolean'),
  field('address', struct(field('city', 'string'))),
);

const row: Row = {
  long: 5n,
  text: 'b',
  double: Number.NaN,
  date: '2020-01-02',
  price: '-1.50',
  bytes: Uint8Array.of(1, 2),
  flag: true,
  address: { city: '東京' },
};
const nulls: Row = Object.fromEntries(schema.fields.map(({ name }) => [name, null]));

test.each<[Filter, boolean]>([
  [{ column: 'long', op: '=', value: 5n }, true],
  [{ column: 'long', op: '<', value: 5n }, false],
  [{ column: 'long', op: 'in', values: [1n, null, 5n] }, true],
  [{ column: 'text', op: '>', value: 'a' }, true],
  [{ column: 'text', op: '<', value: '\u{1f600}' }, true],
  [{ column: 'double', op: '=', value: Number.NaN }, true],
  [{ column: 'double', op: '>', value: Number.POSITIVE_INFINITY }, true],
  [{ column: 'date', op: '<', value: '+10000-01-01' }, true],
  [{ column: 'date', op: '>', value: '-0001-01-01' }, true],
  [{ column: 'price', op: '<', value: '-1.4' }, true],
  [{ column: 'price', op: '=', value: '-1.5' }, true],
  [{ column: 'bytes', op: '<', value: Uint8Array.of(1, 2, 0) }, true],
  [{ column: 'flag', op: '!=', value: false }, true],
  [{ column: 'address.city', op: '=', value: '東京' }, true],
  [{ column: 'long', op: 'is not null' }, true],
  [{ not: { column: 'long', op: '=', value: 5n } }, false],
  [{ not: { not: { column: 'long', op: '=', value: 5n } } }, true],
  [{ and: [] }, true],
  [{ or: [] }, false],
  [
    {
      and: [
        { column: 'long', op: '=', value: 5n },
        { column: 'flag', op: '=', value: false },
      ],
    },
    false,
  ],
  [
    {
      not: {
        and: [
          { column: 'long', op: '=', value: 5n },
          { column: 'flag', op: '=', value: false },
        ],
      },
    },
    true,
  ],
])('for the row, %o is %s', (filter, expected) => {
  expect(rowMatcher(schema, filter)(row)).toBe(expected);
});

test.each<Filter>([
  { column: 'long', op: '!=', value: 5n },
  { not: { column: 'long', op: '=', value: 5n } },
  { not: { column: 'long', op: 'in', values: [5n] } },
  { column: 'long', op: '=', value: null },
  { not: { column: 'long', op: '=', value: null } },
  { not: { column: 'long', op: 'in', values: [1n, null] } },
  { column: 'address.city', op: '!=', value: 'x' },
])('for a row of nulls, %o is not true', (filter) => {
  expect(rowMatcher(schema, filter)(nulls)).toBe(false);
});

test('texts are in the order of their code points, not of their UTF-16 units', () => {
  const beforeEmoji = rowMatcher(schema, { column: 'text', op: '<', value: '\u{1f600}' });
  expect(beforeEmoji({ ...row, text: 'ｱ' })).toBe(true);
});

test('a field of a struct that is null is null', () => {
  expect(rowMatcher(schema, { column: 'address.city', op: 'is null' })(nulls)).toBe(true);
});

test.each<[string, Value]>([
  ['long', 5],
  ['text', 5n],
  ['date', '2020-02-30'],
  ['price', '1.555'],
  ['price', 1.5],
  ['address', 'x'],
  ['flag', 1],
])('the column %s cannot be compared with %o', (column, value) => {
  expect(() => rowMatcher(schema, { column, op: '=', value })).toThrow(
    expect.objectContaining({ code: 'option_invalid' }),
  );
});

test('a column that is not there cannot be filtered by', () => {
  expect(() => rowMatcher(schema, { column: 'adress.city', op: 'is null' })).toThrow(
    expect.objectContaining({ code: 'option_invalid', message: 'there is no column adress.city' }),
  );
});

test('a name with a dot means the column that is called so, not the field of another column', () => {
  const dotted = struct(field('a', struct(field('b', 'string'))), field('a.b', 'string'));
  const matches = rowMatcher(dotted, { column: 'a.b', op: '=', value: 'column' });
  expect(matches({ a: { b: 'field' }, 'a.b': 'column' })).toBe(true);
});
