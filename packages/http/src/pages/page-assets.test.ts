import { expect, test } from 'vitest';
import { pageAssets } from './page-assets.ts';

const assets = pageAssets('/pages', 'p { color: red }');
const app = assets.routes();

test('the style sheet holds the pages’ rules and the fonts of both languages, and is kept for good', async () => {
  const answer = await app.request(assets.styleSheet);
  const css = await answer.text();
  expect(answer.headers.get('cache-control')).toContain('immutable');
  for (const words of ['p { color: red }', 'Inter Variable', 'Noto Sans JP Variable']) expect(css).toContain(words);
  const font = /url\(\.\/(files\/noto-sans-jp[^)]+)\)/.exec(css)?.[1] ?? '';
  const found = await app.request(assets.styleSheet.replace('pages.css', font));
  expect([found.status, found.headers.get('content-type')]).toEqual([200, 'font/woff2']);
});

test('other rules have another address', () => {
  expect(pageAssets('/pages', 'p { color: blue }').styleSheet).not.toBe(assets.styleSheet);
  expect(pageAssets('/pages', 'p { color: red }').styleSheet).toBe(assets.styleSheet);
});

test.each(['inter-none.woff2', '..%2fpackage.json', 'inter.css'])('%s is no font', async (file) => {
  expect((await app.request(assets.styleSheet.replace('pages.css', `files/${file}`))).status).toBe(404);
});
