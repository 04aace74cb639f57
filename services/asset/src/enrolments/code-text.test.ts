import { expect, test } from 'vitest';
import { codeHash, codeOf, newCode } from './code-text.ts';

test('a code is twenty characters in groups, none of which is read as another', () => {
  const codes = Array.from({ length: 500 }, newCode);
  for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){4}[2-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(500);
  expect(codes.join('')).not.toMatch(/[01ILOU]/);
});

test('a code is read however it is typed', () => {
  const code = newCode();
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `])
    expect(codeOf(typed)).toBe(code);
  const wide = code.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  expect(codeOf(wide.replaceAll('-', 'ー'))).toBe(code);
  for (const typed of ['', 'ABCD', `${code}2`, code.replace(/.$/, '0'), code.replace(/.$/, 'あ')])
    expect(codeOf(typed)).toBeNull();
});

test('the same code of two tenants is kept as two hashes', () => {
  const code = newCode();
  expect(codeHash('a', code)).not.toBe(codeHash('b', code));
  expect(codeHash('a', code)).toMatch(/^[0-9a-f]{64}$/);
});
