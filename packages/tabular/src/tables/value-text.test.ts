import type { DataType, Value } from '@kiban/delta-lake';
import { expect, test } from 'vitest';
import { textOfValue } from './value-text.ts';

const array = (elementType: DataType): DataType => ({ type: 'array', elementType, containsNull: true });
const map = (keyType: DataType, valueType: DataType): DataType => ({
  ...{ type: 'map', keyType, valueType, valueContainsNull: true },
});
const struct = (fields: Record<string, DataType>): DataType => ({
  type: 'struct',
  fields: Object.entries(fields).map(([name, type]) => ({ name, type, nullable: true, metadata: {} })),
});

test.each<[string, DataType, Value]>([
  ['', 'string', null],
  [' 01 ', 'string', ' 01 '],
  ['9007199254740993', 'long', 9_007_199_254_740_993n],
  ['-7', 'integer', -7],
  ['0.5', 'double', 0.5],
  ['-12.50', 'decimal(10,2)', '-12.50'],
  ['false', 'boolean', false],
  ['2025-04-01', 'date', '2025-04-01'],
  ['2025-04-01T00:30:00Z', 'timestamp', 1_743_467_400_000_000n],
  ['2025-04-01T00:30:00.00001Z', 'timestamp', 1_743_467_400_000_010n],
  ['1969-12-31T23:59:59.999999Z', 'timestamp', -1n],
  ['2025-04-01T00:30:00.5', 'timestamp_ntz', 1_743_467_400_500_000n],
  ['AQL/', 'binary', new Uint8Array([1, 2, 255])],
  ['[1,null,9007199254740993]', array('long'), [1n, null, 9_007_199_254_740_993n]],
  ['{"青\\"":1.0}', map('string', 'decimal(4,1)'), new Map([['青"', '1.0']])],
  ['{"at":"1970-01-01T00:00:00Z","n":"NaN"}', struct({ at: 'timestamp', n: 'double' }), { at: 0n, n: Number.NaN }],
  ['{"of":["2025-04-01"]}', struct({ of: array('date') }), { of: ['2025-04-01'] }],
])('a value is read as “%s”', (text, type, value) => {
  expect(textOfValue(type, value)).toBe(text);
});
