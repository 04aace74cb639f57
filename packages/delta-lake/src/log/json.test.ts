import { expect, test } from 'vitest';
import { formatJson, JsonNumber, parseJson } from './json.ts';

test('numbers that a double cannot hold come as their digits', () => {
  expect(parseJson('{"max":9223372036854775807,"min":-9223372036854775808,"small":12}')).toEqual({
    max: '9223372036854775807',
    min: '-9223372036854775808',
    small: 12,
  });
  expect(parseJson('[12345678901234567890.123456789]')).toEqual(['12345678901234567890.123456789']);
});

test('digits within strings stay as they are, also behind escaped quotes', () => {
  const value = { text: 'a "quoted" 9223372036854775807, \\', other: '12345678901234567890' };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test('bigints and decimals are written as bare digits', () => {
  const value = {
    a: 9223372036854775807n,
    b: [new JsonNumber('1.10'), undefined],
    c: undefined,
    d: { e: null, f: '1n' },
  };
  expect(formatJson(value)).toBe('{"a":9223372036854775807,"b":[1.10,null],"d":{"e":null,"f":"1n"}}');
});

test('what is written without bigints is what JSON.stringify writes', () => {
  const value = { text: '日本語 "\\\n\u2028', list: [1, true, null, { nested: [] }], float: 1e-7, empty: {} };
  expect(formatJson(value)).toBe(JSON.stringify(value));
});
