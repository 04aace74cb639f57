import { expect, test } from 'vitest';
import { en } from './en.ts';
import { ja } from './ja.ts';

test('both languages say the same thing: each text takes the same values', () => {
  const japanese = flat(ja);
  const english = flat(en);
  expect([...english.keys()]).toEqual([...japanese.keys()]);
  const differing = [...japanese].filter(
    ([key, text]) => values(text).join() !== values(english.get(key) ?? '').join(),
  );
  expect(differing.map(([key]) => key)).toEqual([]);
});

test('no Japanese text was left in English, and none is empty', () => {
  const same = [...flat(ja)].filter(
    ([key, text]) => text === flat(en).get(key) && /\p{L}/u.test(text.replace(/{{.*?}}/g, '')),
  );
  expect(same).toEqual([]);
  expect([...flat(ja), ...flat(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
});

function flat(words: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

function values(text: string): string[] {
  return [...text.matchAll(/{{(.*?)}}/g)].map(([, name]) => name ?? '').sort();
}
