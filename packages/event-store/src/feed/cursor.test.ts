import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGINNING, decodeCursor, encodeCursor } from './cursor.ts';

const cursor = fc.record({
  epoch: fc.integer({ min: 0, max: 999_999_999 }),
  transaction_id: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  position: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
});

test('a place in the feed comes back from its word as it was', () => {
  fc.assert(
    fc.property(cursor, (place) => {
      expect(decodeCursor(encodeCursor(place))).toEqual(place);
    }),
  );
  expect(decodeCursor(encodeCursor(BEGINNING))).toEqual(BEGINNING);
});

test('different places have different words', () => {
  fc.assert(
    fc.property(cursor, cursor, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(encodeCursor(one)).not.toBe(encodeCursor(other));
    }),
  );
});

test.each([
  '',
  '1',
  '1-2',
  '1-2-3-4',
  '-1-2-3',
  '1-2-x',
  '1-2-3 ',
  ' 1-2-3',
  '1-2-3\n',
  '1.5-2-3',
  '1e3-2-3',
  '１-2-3',
])('what is no place is refused: %j', (word) => {
  expect(() => decodeCursor(word)).toThrow(RangeError);
});

test.each([
  ['a transaction id', '1-18446744073709551616-1'],
  ['a position', '1-1-9223372036854775808'],
])('%s that PostgreSQL could not read is refused here, not there', (_case, word) => {
  expect(() => decodeCursor(word)).toThrow(RangeError);
});

test('any text is either a place or refused', () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      try {
        expect(encodeCursor(decodeCursor(word)).replaceAll(/\b0+(?=\d)/g, '')).toBe(word.replaceAll(/\b0+(?=\d)/g, ''));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
