import { expect, test } from 'vitest';
import type { DataType } from './data-type.ts';
import { formatPartitionValue, parsePartitionValue } from './partition-value.ts';
import type { Value } from './value.ts';

const texts: readonly [DataType, string, Value][] = [
  ['string', '日本 =/%', '日本 =/%'],
  ['long', '-9223372036854775808', -9223372036854775808n],
  ['integer', '2147483647', 2147483647],
  ['short', '-32768', -32768],
  ['byte', '127', 127],
  ['double', 'NaN', Number.NaN],
  ['double', '-Infinity', Number.NEGATIVE_INFINITY],
  ['float', '1.5', 1.5],
  ['boolean', 'false', false],
  ['date', '1969-12-31', '1969-12-31'],
  ['timestamp', '2020-01-01 00:00:00', 1_577_836_800_000_000n],
  ['timestamp', '2020-01-01T00:00:00.000001Z', 1_577_836_800_000_001n],
  ['timestamp_ntz', '2020-01-01 00:00:00.5', 1_577_836_800_500_000n],
  ['decimal(10,3)', '-12.5', '-12.500'],
  ['decimal(10,0)', '1E+3', '1000'],
  ['binary', '\u0001\u0002', Uint8Array.of(1, 2)],
];

test.each(texts)('%s: %s is read as %o', (type, text, value) => {
  expect(parsePartitionValue(text, type)).toEqual(value);
});

test.each(texts)('%s: the value of %s reads back as it was written', (type, _, value) => {
  expect(parsePartitionValue(formatPartitionValue(value, type), type)).toEqual(value);
});

test.each<DataType>(['string', 'long', 'date', 'binary', 'boolean'])(
  '%s: null and the empty text mean null',
  (type) => {
    expect(parsePartitionValue(null, type)).toBeNull();
    expect(parsePartitionValue('', type)).toBeNull();
    expect(formatPartitionValue(null, type)).toBeNull();
  },
);

test.each<[DataType, string]>([
  ['long', '9223372036854775808'],
  ['byte', '128'],
  ['integer', '1.0'],
  ['date', '2020-02-30'],
  ['timestamp', 'yesterday'],
  ['boolean', 'yes'],
  ['double', 'much'],
  ['decimal(3,1)', '1.25'],
  ['decimal(3,1)', '100.0'],
])('%s: %s is refused', (type, text) => {
  expect(() => parsePartitionValue(text, type)).toThrow(expect.objectContaining({ code: 'log_malformed' }));
});

test('timestamps are written with their zone', () => {
  expect(formatPartitionValue(0n, 'timestamp')).toBe('1970-01-01T00:00:00.000000Z');
  expect(formatPartitionValue(0n, 'timestamp_ntz')).toBe('1970-01-01 00:00:00.000000');
});

test('bytes that are no text cannot be a partition value', () => {
  expect(() => formatPartitionValue(Uint8Array.of(0xff), 'binary')).toThrow(
    expect.objectContaining({ code: 'value_invalid' }),
  );
});
