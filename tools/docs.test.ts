import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const notOurs = (path: string): boolean => /^(node_modules|\.kiban|\.git)$/.test(path.split('/').at(-1) ?? '');
const documents = globSync('**/*.md', { cwd: ROOT, exclude: notOurs });
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const fenced = /^( *)(```+).*\n[\s\S]*?^\1\2 *$/gm;
const proseOf = (path: string): string =>
  textOf(path)
    .replace(fenced, '')
    .replace(/`[^`\n]*`/g, 'code');
const codeBlocksOf = (path: string): string[] => [...textOf(path).matchAll(fenced)].map(([block]) => block);
const headingsOf = (path: string): string[] =>
  [
    ...textOf(path)
      .replace(fenced, '')
      .matchAll(/^(#+) (.+)$/gm),
  ].map(([line]) => line);
const levelsOf = (path: string): number[] => headingsOf(path).map((heading) => heading.indexOf(' '));

/** The anchors that a code host makes of headings. */
const anchorsOf = (path: string): string[] => [
  ...headingsOf(path).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  ),
  ...[...textOf(path).matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
];

function brokenLinksOf(path: string): string[] {
  const targets = [...proseOf(path).matchAll(/\]\(([^)\s]+)\)|(?:href|src)="([^"]+)"/g)].map(
    ([, link, attribute]) => link ?? attribute ?? '',
  );
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const found = file === '' ? path : relative(ROOT, join(ROOT, dirname(path), file));
    if (found.startsWith('..') || !existsSync(join(ROOT, found))) return true;
    return anchor !== undefined && !anchorsOf(found).includes(anchor);
  });
}

test.each(documents)('every link in %s leads somewhere', (path) => {
  expect(brokenLinksOf(path)).toEqual([]);
});

test('every decision and runbook that source code names exists', () => {
  const sources = globSync('{packages,services,apps,tools}/**/*.{ts,sql,mjs}', { cwd: ROOT, exclude: notOurs });
  const named = sources.flatMap((path) => [...textOf(path).matchAll(/docs\/[a-z0-9/-]+\.md/g)].map(([name]) => name));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
});

test('README.md and README.ja.md have the same headings, one for one', () => {
  expect(levelsOf('README.ja.md')).toEqual(levelsOf('README.md'));
});

test('README.md and README.ja.md show the same commands and output', () => {
  expect(codeBlocksOf('README.md').length).toBeGreaterThan(0);
  expect(codeBlocksOf('README.ja.md')).toEqual(codeBlocksOf('README.md'));
});

test('every decision is listed in docs/architecture.md', () => {
  const decisions = globSync('docs/adr/*.md', { cwd: ROOT }).map((path) => path.replace('docs/', ''));
  const listed = textOf('docs/architecture.md');
  expect(decisions.filter((path) => !listed.includes(`](${path})`))).toEqual([]);
});
