import { expect, test } from 'vitest';
import type { Held } from '../factors/held.ts';
import { adviceFor } from './advice.ts';

const held = (type: string, more: Partial<Held> = {}): Held => ({
  ...{ item: { data: { type } } as unknown as Held['item'], name: null, last_used_at: null },
  ...{ codes_left: null, is_suspected: false, ...more },
});
const advised = (...given: Parameters<typeof adviceFor>): string[] => adviceFor(...given).map(({ en }) => en);
const MAIL = 'hanako@aoba.example';

test('two ways and an address: nothing is missing', () => {
  expect(advised([held('totp'), held('lookup_codes', { codes_left: 9 })], MAIL)).toEqual([]);
});

test.each([
  ['one way only', [held('totp')], MAIL, ['You have one way to sign in only']],
  ['few codes', [held('totp'), held('lookup_codes', { codes_left: 2 })], MAIL, ['Few printed codes are left']],
  ['a sheet that is used up', [held('totp'), held('lookup_codes', { codes_left: 0 })], MAIL, ['Few', 'You have one']],
  ['a copied passkey', [held('totp'), held('totp'), held('passkey', { is_suspected: true })], MAIL, ['One of your']],
  ['no address', [held('totp'), held('passkey')], null, ['There is no e-mail address']],
])('%s is told', (_, given, email, beginnings) => {
  const said = advised(given, email);
  expect(said.map((text, at) => text.startsWith(beginnings[at] ?? '-'))).toEqual(beginnings.map(() => true));
});
