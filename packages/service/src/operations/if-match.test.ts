import { expect, test } from 'vitest';
import { parseIfMatch } from './if-match.ts';

test.each([
  ['"3"', [3]],
  ['*', 'any'],
  [' * ', 'any'],
  ['"3", "4"', [3, 4]],
  [',"3",, "4",', [3, 4]],
  ['W/"3"', []],
  ['W/"3", "4"', [4]],
  ['"a,b", "2"', [2]],
  ['""', []],
  ['"03"', []],
  ['"-1"', []],
  ['"9999999999"', []],
])('If-Match %s names %j (RFC 9110 §13.1.1)', (header, versions) => {
  expect(parseIfMatch(header)).toEqual(versions);
});

test.each(['', ' ', ',', '3', '"3', '3"', 'w/"3"', '"3" "4"', '*, "3"', '"3", *', '"a b"', '"\u0007"'])(
  'If-Match %j is malformed',
  (header) => {
    expect(parseIfMatch(header)).toBeUndefined();
  },
);
