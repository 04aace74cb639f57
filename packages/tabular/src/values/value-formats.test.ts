import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCorporateNumber } from './corporate-number.ts';
import { findFormat } from './value-formats.ts';

describe('a value is brought into its one form, or refused', () => {
  test.each([
    ['digits:7', '0050813', '0050813'],
    ['digits:7', '050813', null],
    ['digits:7', '００５０８１３', null],
    ['date:YYYY/MM/DD', '2024/02/29', '2024-02-29'],
    ['date:YYYY/MM/DD', '2023/02/29', null],
    ['date:YYYY/MM/DD', '2024/2/9', null],
    ['date:YYYY/M/D', '2024/2/9', '2024-02-09'],
    ['date:YYYYMMDD', '20240209', '2024-02-09'],
    ['date:D.M.YYYY', '9.12.2024', '2024-12-09'],
    ['kana', 'ｶﾞｸｴﾝﾏｴ ﾊﾟｰｸ', 'ガクエンマエ パーク'],
    ['kana', 'やまだ ゔぁ', 'ヤマダ ヴァ'],
    ['postal_code', '〒100-0001', '1000001'],
    ['postal_code', '１００－０００１', '1000001'],
    ['postal_code', '100000', null],
    ['phone', '03(0000)1234', '03-0000-1234'],
    ['phone', '０９０‐００００‐１２３４', '090-0000-1234'],
    ['phone', '0300001234', '0300001234'],
    ['phone', '+81 3 0000 1234', '+81-3-0000-1234'],
    ['phone', 'なし', null],
    ['phone', '03-0000-1234(代)', null],
    ['email', 'a.b@aoba.example', 'a.b@aoba.example'],
    ['email', 'a b@aoba.example', null],
    ['email', 'a@localhost', null],
    ['email', 'a@aoba..example', null],
    ['uuid', 'DD84CD61-573D-4ED0-B5B5-C0FCCB68FFDC', 'dd84cd61-573d-4ed0-b5b5-c0fccb68ffdc'],
    ['uuid', 'dd84cd61573d4ed0b5b5c0fccb68ffdc', null],
    // The example of the National Tax Agency's explanation of the check digit.
    ['corporate_number', '8700110005901', '8700110005901'],
    ['corporate_number', '7700110005901', null],
  ])('%s: %s → %s', (name, value, expected) => {
    expect(findFormat(name)?.apply(value)).toBe(expected);
  });

  test.each([
    'digits',
    'digits:0',
    'digits:a',
    'date:',
    'date:YYYY/MM',
    'date:YYYY/MM/DD/YYYY',
    'toString',
    'katakana',
  ])('there is no format %s', (name) => {
    expect(findFormat(name)).toBeUndefined();
  });
});

test('a date comes back from any order of its parts, and a day the calendar lacks never does', () => {
  const parts = fc.record({
    y: fc.integer({ min: 1900, max: 2100 }),
    m: fc.integer({ min: 0, max: 14 }),
    d: fc.integer({ min: 0, max: 33 }),
  });
  fc.assert(
    fc.property(parts, fc.constantFrom('/', '.', '-', '年'), ({ y, m, d }, sign) => {
      const [month, day] = [m, d].map((part) => String(part).padStart(2, '0'));
      const exists = m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
      const expected = exists ? `${y}-${month}-${day}` : null;
      expect(findFormat(`date:YYYY${sign}MM${sign}DD`)?.apply(`${y}${sign}${month}${sign}${day}`)).toBe(expected);
      expect(findFormat(`date:D${sign}M${sign}YYYY`)?.apply(`${d}${sign}${m}${sign}${y}`)).toBe(expected);
    }),
  );
});

test('a corporate number with one digit changed is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 8 }), (position, shift) => {
      const digits = [...'8700110005901'].map(Number);
      const changed = ((digits[position] ?? 0) + shift) % 10;
      // The check cannot tell 0 from 9, by its own definition.
      fc.pre(!(digits[position] === 0 && changed === 9) && !(digits[position] === 9 && changed === 0));
      expect(isCorporateNumber(digits.with(position, changed).join(''))).toBe(false);
    }),
  );
});
