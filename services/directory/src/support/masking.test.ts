import { expect, test } from 'vitest';
import { hidden, maskedLogin, maskedName } from './masking.ts';

test.each([
  ['山田 花子', '山＊＊＊'],
  ['ヤマダ ハナコ', 'ヤ＊＊＊'],
  ['𠮷田 太郎', '𠮷＊＊＊'],
  [
    'が' /* two code points */
      .normalize('NFD'),
    `${'が'.normalize('NFD')}＊＊＊`,
  ],
  ['李', '李＊＊＊'],
  ['', '＊＊＊'],
  [null, null],
])('of the name %s its first character stays, however long it is', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});

test('of a login id two characters stay, of anything hidden nothing', () => {
  expect(maskedLogin('hanako.yamada')).toBe('ha***');
  expect(maskedLogin('h')).toBe('h***');
  expect(maskedLogin(null)).toBeNull();
  expect(hidden('03-1234-5678')).toBe('***');
  expect(hidden(null)).toBeNull();
});
