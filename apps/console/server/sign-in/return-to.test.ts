import { expect, test } from 'vitest';
import { returnTo } from './return-to.ts';

const back = (wanted: string | undefined) => returnTo(wanted, 'https://console.example.jp');

test('a person comes back to the page they wanted, with its question and its place', () => {
  expect(back('/stores/1?asOf=2025-10-01#history')).toBe('/stores/1?asOf=2025-10-01#history');
});

test.each([
  [undefined],
  ['https://evil.example/'],
  ['//evil.example/'],
  ['/\\evil.example'],
  ['/%0d\u0000x'],
  ['javascript:alert(1)'],
  ['/session/sign-out'],
  ['/api/directory/stores'],
  ['stores'],
])('an address that leads elsewhere (%s) is the start page', (wanted) => {
  expect(back(wanted)).toBe('/');
});
