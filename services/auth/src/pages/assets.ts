import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);
const fontFolder = (family: string): string =>
  join(dirname(require.resolve(`@fontsource-variable/${family}/package.json`)), 'files');
const FOLDERS = [fontFolder('inter'), fontFolder('noto-sans-jp')] as const;
const css = Buffer.from(
  [
    ...FOLDERS.map((folder) => readFileSync(join(folder, '../wght.css'), 'utf8')),
    readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8'),
  ].join('\n'),
);
const compressed = gzipSync(css);
// fonts are named in the style sheet, so that its digest changes when they do
const digest = createHash('sha256').update(css).digest('base64url').slice(0, 12);

/** Where the pages' style sheet is; its address changes with its content. */
export const STYLE_SHEET = `/auth-assets/${digest}/pages.css`;

/** The pages' style sheet and fonts, under `/auth-assets`. They need no database and no session. */
export function assetRoutes(): Hono {
  const app = new Hono();
  const headers = {
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  };
  app.get(STYLE_SHEET, (c) => {
    const zipped = c.req.header('accept-encoding')?.includes('gzip') === true;
    return c.body(new Uint8Array(zipped ? compressed : css), 200, {
      ...headers,
      'content-type': 'text/css; charset=utf-8',
      vary: 'accept-encoding',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    });
  });
  app.get(`/auth-assets/${digest}/files/:file{[a-z0-9-]+\\.woff2}`, async (c) => {
    const file = c.req.param('file');
    const folder = FOLDERS[file.startsWith('inter-') ? 0 : 1];
    const font = await readFile(join(folder, file)).catch(() => undefined);
    if (font === undefined) return c.notFound();
    return c.body(new Uint8Array(font), 200, { ...headers, 'content-type': 'font/woff2' });
  });
  return app;
}
