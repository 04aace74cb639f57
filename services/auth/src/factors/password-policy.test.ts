import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordFault } from './password-policy.ts';

const own = ['青葉 花子', 'hanako.aoba', 'aoba-higashi', 'あおば薬局'];

test.each([
  ['k7#Qzt!', 'too_short'],
  ['k7#Qztyunm', null],
  ['k7Qztyunmv', 'kinds_missing'],
  ['k#Qztyunmv', 'kinds_missing'],
  ['7#4829!6351', 'kinds_missing'],
  ['ぬ7#もへさりろけす', null],
  [`k7#${'Qztyunmv'.repeat(16)}`, 'too_long'],
])('a password needs 8 to 128 characters of letters, digits and symbols: %s', (password, fault) => {
  expect(passwordFault(password, own)).toBe(fault);
});

test.each([
  ...[
    'Password1!',
    'P@ssw0rd!23',
    'passwd#2024',
    'Sakura2024!',
    'S@kur@0412!',
    'Welcome-1',
    'iloveyou!1',
    'Tokyo2020#',
  ],
  ...[
    'qwerty123!',
    'Qwertyuiop1!',
    '1qaz!QAZ2wsx',
    'abcd1234!',
    'aaaaaa1!',
    'Admin#12345',
    'パスワード1234!',
    'dcba4321!',
  ],
])('what is guessed first is refused: %s', (password) => {
  expect(passwordFault(password, own)).toBe('easily_guessed');
});

test.each(['Hanako#1990', 'h4n4k0!123', 'Aoba#2024!', 'あおば薬局#12', '花子1990!!aa', 'HIGASHI-123'])(
  'the person’s and the company’s own words are refused: %s',
  (password) => {
    expect(passwordFault(password, own)).toBe('contains_own_words');
  },
);

test('a word among enough other characters is no fault', () => {
  expect(passwordFault('hanako+kumo7+ryokan', own)).toBeNull();
  expect(passwordFault('tokyo=Vx8k!wqLm', own)).toBeNull();
});

test('random passwords are taken', () => {
  const letter = fc.constantFrom(...'bcdfghjkmpqrtvwxzBCDFGHJKMPQRTVWXZ');
  const random = fc
    .tuple(
      fc.array(letter, { minLength: 7, maxLength: 40 }),
      fc.constantFrom(...'23456789'),
      fc.constantFrom(...'#%&*+-='),
    )
    .map(([letters, digit, sign]) => `${letters.join('')}${digit}${sign}`);
  fc.assert(
    fc.property(random, (password) => {
      fc.pre(new Set(password).size >= 5 && !/(.)\1\1|asd|sdf|dfg|fgh|ghj|hjk|jkl|zxc|xcv|cvb|bnm/i.test(password));
      return passwordFault(password, own) === null || passwordFault(password, own) === 'easily_guessed';
    }),
  );
});

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => passwordFault(text, [text]) !== undefined),
  );
});
