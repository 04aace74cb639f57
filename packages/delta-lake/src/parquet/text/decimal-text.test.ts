import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalTextOfUnscaled, unscaledOfDecimalText } from './decimal-text.ts';

test('a decimal keeps its digits', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
      fc.integer({ min: 0, max: 38 }),
      (unscaled, scale) => {
        expect(unscaledOfDecimalText(decimalTextOfUnscaled(unscaled, scale), 38, scale)).toBe(unscaled);
      },
    ),
  );
});

test('digits that are not written count as zeros, others are not rounded', () => {
  expect(unscaledOfDecimalText('-12.5', 6, 2)).toBe(-1250n);
  expect(unscaledOfDecimalText('7', 6, 2)).toBe(700n);
  expect(unscaledOfDecimalText('12.345', 6, 2)).toBeNull();
  expect(unscaledOfDecimalText('9999.99', 6, 2)).toBe(999_999n);
  expect(unscaledOfDecimalText('10000', 6, 2)).toBeNull();
});

test.each(['', '-', '.5', '5.', '1e3', '+1', ' 1', '１'])('“%s” is no decimal', (text) => {
  expect(unscaledOfDecimalText(text, 38, 10)).toBeNull();
});

test('the sign stands before a zero that the digits begin with', () => {
  expect(decimalTextOfUnscaled(-5, 2)).toBe('-0.05');
  expect(decimalTextOfUnscaled(0n, 3)).toBe('0.000');
  expect(decimalTextOfUnscaled(-120n, 0)).toBe('-120');
});
