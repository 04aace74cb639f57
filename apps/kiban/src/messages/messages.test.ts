import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemCodes } from '@kiban/http';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { ja } from './ja.ts';

type Words = Readonly<Record<string, unknown>>;

/** Every text with its path; functions are called with their parameters' numbers, so that what they use shows. */
function texts(words: Words, path: readonly string[] = []): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const place = [...path, key];
    if (typeof value === 'string') return [[place.join('.'), value]];
    if (typeof value === 'function') {
      const given = Array.from({ length: value.length }, (_, index) => `«${index}»`);
      return [[place.join('.'), value(...given)]];
    }
    return texts(value as Words, place);
  });
}
const [english, japanese] = [texts(en), new Map(texts(ja))];
// the codes' own words stay the same in every language
const SAME = new Set(['history.nothing', 'tenants.id']);

test('Japanese and English have the same texts', () => {
  const keysOf = (some: Iterable<[string, string]>) =>
    [...some]
      .map(([path]) => path)
      .filter((path) => !path.startsWith('errors.'))
      .sort();
  expect(keysOf(japanese)).toEqual(keysOf(english));
});

test('no Japanese text is the English one by accident, or holds no Japanese', () => {
  const left = english.filter(([path, text]) => japanese.get(path) === text && !SAME.has(path));
  expect(left).toEqual([]);
  const foreign = [...japanese].filter(
    ([path, text]) => !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) && !SAME.has(path),
  );
  expect(foreign.map(([path]) => path)).toEqual(['tenants.id'].filter((path) => !SAME.has(path)));
});

test('both tell everything they are given', () => {
  const used = (text: string | undefined) => [...new Set(text?.match(/«\d»/g) ?? [])].sort();
  const differing = english.filter(([path, text]) => used(text).join() !== used(japanese.get(path)).join());
  expect(differing).toEqual([]);
});

/** Errors that browsers and products are told, in words of their own. */
const NEVER_ON_A_TERMINAL =
  /^(packages\/(sdk|http|mail|service\/src\/pages)|services\/auth\/src\/(connections|sign-in|protocol|records|invitations|pages)|services\/asset\/src\/enrolments|services\/directory\/src\/(api|reading))\//;

test('every error that a person can be shown has a Japanese text', () => {
  const root = join(import.meta.dirname, '../../../..');
  const files = globSync('{packages,services,apps}/*/src/**/*.ts', { cwd: root }).filter(
    (path) => !/(\.test\.ts|\/testing\/|\/guard\/(rules|leak)\/)/.test(path) && !NEVER_ON_A_TERMINAL.test(path),
  );
  const codes = new Set<string>(Object.keys(problemCodes));
  for (const path of files) {
    const source = readFileSync(join(root, path), 'utf8');
    const unions = source.matchAll(/(?:readonly code(?::| =)|type \w+(?:ErrorCode|Refusal) =)([^;]*);/g);
    for (const [, union = ''] of unions)
      for (const [, code] of union.matchAll(/'([a-z_]+)'/g)) if (code) codes.add(code);
  }
  // said in full by the command itself, in the language asked for
  for (const own of ['usage', 'already_running', 'cannot_listen']) expect(codes.delete(own)).toBe(true);
  expect(codes.size).toBeGreaterThan(40);
  expect([...codes].filter((code) => ja.errors[code] === undefined).sort()).toEqual([]);
  expect(Object.keys(ja.errors).filter((code) => !codes.has(code))).toEqual([]);
});
