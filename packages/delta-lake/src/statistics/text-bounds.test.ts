import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUtf8 } from '../parquet/text/utf8-order.ts';
import { lowerTextBound, upperTextBound } from './text-bounds.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 }).map((value) => value.toWellFormed());

describe('bounds of texts', () => {
  it('are never above the least nor below the greatest text', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(compareUtf8(lowerTextBound(value), value)).toBeLessThanOrEqual(0);
        const upper = upperTextBound(value);
        if (upper !== null) expect(compareUtf8(upper, value)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('are texts of at most 32 code points', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect([...lowerTextBound(value)].length).toBeLessThanOrEqual(32);
        expect([...(upperTextBound(value) ?? '')].length).toBeLessThanOrEqual(32);
      }),
    );
  });

  it('are short texts themselves, also of 32 code points beyond the 16-bit range', () => {
    const long = '𠮷'.repeat(32);
    expect(lowerTextBound(long)).toBe(long);
    expect(upperTextBound(long)).toBe(long);
    expect(upperTextBound('髙橋')).toBe('髙橋');
  });

  it.each([
    ['a'.repeat(40), `${'a'.repeat(31)}b`],
    [`${'a'.repeat(31)}\u{10ffff}x`, `${'a'.repeat(30)}b`],
    [`${'a'.repeat(31)}\ud7ffx`, `${'a'.repeat(31)}\ue000`],
  ])('count the last code point up where the text is cut: %#', (value, expected) => {
    expect(upperTextBound(value)).toBe(expected);
  });

  it('there is none above 32 of the highest code point and more', () => {
    expect(upperTextBound('\u{10ffff}'.repeat(33))).toBeNull();
  });
});
