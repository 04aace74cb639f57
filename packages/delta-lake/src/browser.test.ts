import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
/** Imports that remain at run time: types are stripped. */
const imports =
  /(?:^|\n)\s*(?:import|export)\s(?!type\b)[^;]*?from\s+'([^']+)'|(?:^|[^.\w])await import\(\s*'([^']+)'/g;

/** Files and packages that a module and what it imports reach. */
function reached(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, from, dynamic] of readFileSync(file, 'utf8').matchAll(imports)) {
    const target = from ?? dynamic ?? '';
    if (target.startsWith('.')) reached(join(dirname(file), target), found);
    else found.add(target);
  }
  return found;
}

test('what the main entry reaches is there in browsers: nothing of Node, only the two Parquet packages', () => {
  const found = reached(join(here, 'index.ts'));
  const packages = [...found].filter((each) => !existsSync(each)).map((each) => each.split('/', 1)[0]);
  expect([...new Set(packages)].toSorted()).toEqual(['hyparquet', 'hyparquet-compressors']);
  expect([...found].some((each) => each.endsWith('read/scan.ts'))).toBe(true);
});

test('the search for imports finds those of Node where there are any', () => {
  expect([...reached(join(here, 'storage', 'local-folder.ts'))]).toContain('node:fs/promises');
});
