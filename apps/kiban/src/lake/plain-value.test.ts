import type { DataType, Value } from '@kiban/delta-lake';
import { expect, test } from 'vitest';
import { plainValue, typeText } from './plain-value.ts';

const codes: DataType = {
  type: 'array',
  elementType: {
    type: 'struct',
    fields: [
      { name: 'system', type: 'string', nullable: true, metadata: {} },
      { name: 'since', type: 'timestamp', nullable: true, metadata: {} },
    ],
  },
  containsNull: false,
};
const counts: DataType = { type: 'map', keyType: 'string', valueType: 'long', valueContainsNull: true };

test.each<[DataType, Value, unknown]>([
  ['string', null, null],
  ['long', 12n, 12],
  ['long', 9_007_199_254_740_993n, '9007199254740993'],
  ['timestamp', 1_775_001_600_000_010n, '2026-04-01T00:00:00.000010Z'],
  ['timestamp', -1_000_000n, '1969-12-31T23:59:59Z'],
  ['timestamp_ntz', 0n, '1970-01-01T00:00:00'],
  ['decimal(4,2)', '1.50', '1.50'],
  ['boolean', false, false],
  ['binary', new Uint8Array([1, 2]), 'AQI='],
  [codes, [{ system: 'mic', since: 0n }], [{ system: 'mic', since: '1970-01-01T00:00:00Z' }]],
  [counts, new Map([['a', 1n]]), { a: 1 }],
])('a value is written so that JSON keeps it (%#)', (type, value, expected) => {
  expect(plainValue(type, value)).toEqual(expected);
});

test('a nested type is written as Spark does', () => {
  expect(typeText(codes)).toBe('array<struct<system: string, since: timestamp>>');
  expect(typeText(counts)).toBe('map<string, long>');
});
