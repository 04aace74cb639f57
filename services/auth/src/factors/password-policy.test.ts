import { dictionary } from '@zxcvbn-ts/language-common';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordFault } from './password-policy.ts';

/** `jp-8-mfa` with its own floor. */
const rules = { shortest: 8, kinds: true };
const fault = (password: string, words: readonly string[]) => passwordFault(password, words, rules);
const own = ['青葉 花子', 'hanako.aoba', 'aoba-higashi', 'あおば薬局'];

test.each([
  ['k7#Qzt!', 'too_short'],
  ['k7#Qztyunm', null],
  ['k7Qztyunmv', 'kinds_missing'],
  ['k#Qztyunmv', 'kinds_missing'],
  ['7#4829!6351', 'kinds_missing'],
  ['ぬ7#もへさりろけす', null],
  [`k7#${'Qztyunmv'.repeat(16)}`, 'too_long'],
])('a password needs 8 to 128 characters of letters, digits and symbols: %s', (password, expected) => {
  expect(fault(password, own)).toBe(expected);
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
  expect(fault(password, own)).toBe('easily_guessed');
});

test.each(['Hanako#1990', 'h4n4k0!123', 'Aoba#2024!', 'あおば薬局#12', '花子1990!!aa', 'HIGASHI-123'])(
  'the person’s and the company’s own words are refused: %s',
  (password) => {
    expect(fault(password, own)).toBe('contains_own_words');
  },
);

test('a word among enough other characters is no fault', () => {
  expect(fault('hanako+kumo7+ryokan', own)).toBeNull();
  expect(fault('tokyo=Vx8k!wqLm', own)).toBeNull();
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
      return fault(password, own) === null || fault(password, own) === 'easily_guessed';
    }),
  );
});

test('any text gets an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => fault(text, [text]) !== undefined));
});

test.each(['hallo#12', 'Chelsea!1', 'M0nkey#99', 'liverpool#7', '1q2w3e4r5t!', 'master#master1', 'x!23mustang'])(
  'one of the most frequent passwords of the world, dressed up, is refused: %s',
  (password) => {
    expect(fault(password, [])).toBe('easily_guessed');
  },
);

test('of the 3,000 most frequent passwords none is taken, however it is decorated as rules ask for', () => {
  const frequent = dictionary['passwords-common'].slice(0, 3000);
  const decorated = frequent.flatMap((word) => [
    `${word}1!`,
    `${word[0]?.toUpperCase()}${word.slice(1)}#2024`,
    `1!${word}`,
  ]);
  expect(decorated.filter((password) => fault(password, []) === null)).toEqual([]);
  expect(frequent.filter((password) => passwordFault(password, [], { shortest: 8, kinds: false }) === null)).toEqual(
    [],
  );
});

test('NIST’s preset asks for length alone: a sentence is taken, its most frequent words and all', () => {
  const nist = { shortest: 15, kinds: false };
  expect(passwordFault('vier alte pferde trinken kaffee', [], nist)).toBeNull();
  expect(passwordFault('correct horse battery staple', [], nist)).toBeNull();
  expect(passwordFault('kumo ryokan 7', [], nist)).toBe('too_short');
  expect(passwordFault('passwordpassword', [], nist)).toBe('easily_guessed');
  expect(passwordFault('123456789012345', [], nist)).toBe('easily_guessed');
  expect(passwordFault('correct horse battery staple', [], { shortest: 13, kinds: true })).toBe('kinds_missing');
});
