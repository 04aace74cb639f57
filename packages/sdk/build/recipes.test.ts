import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test.each([
  ['python', 'py'],
  ['go', 'go'],
])('what the recipe in %s shows stands in the program that was run', (language, ending) => {
  const programs = globSync(`examples/recipes/${language}/*.${ending}`, { cwd: ROOT }).map(read).join('\n');
  const shown = [...read(`docs/recipes/${language}.md`).matchAll(/```\w+\n(.*?)```/gs)].map(([, code = '']) => code);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.filter((code) => !programs.includes(code))).toEqual([]);
});
