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
const INTER = fontFolder('inter');
const NOTO_SANS_JP = fontFolder('noto-sans-jp');

/** What pages rendered on the server look like: one style sheet, and the fonts of both languages, which machines often lack. */
export interface PageAssets {
  /** Where the style sheet is; its address changes with its content, so that browsers keep it for good. */
  readonly styleSheet: string;
  /** Style sheet and fonts. They need no database and no session. */
  routes(): Hono;
}

/** `prefix`: the path below which they are served. `css`: the pages' own rules; `Inter Variable` and `Noto Sans JP Variable` are there. */
export function pageAssets(prefix: string, css: string): PageAssets {
  const faces = [INTER, NOTO_SANS_JP].map((folder) => readFileSync(join(folder, '../wght.css'), 'utf8'));
  const sheet = Buffer.from([...faces, css].join('\n'));
  const compressed = gzipSync(sheet);
  // fonts are named in the style sheet, so that its digest changes when they do
  const folder = `${prefix}/${createHash('sha256').update(sheet).digest('base64url').slice(0, 12)}`;
  const styleSheet = `${folder}/pages.css`;
  const headers = {
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  };
  const routes = (): Hono => {
    const app = new Hono();
    app.get(styleSheet, (c) => {
      const zipped = c.req.header('accept-encoding')?.includes('gzip') === true;
      return c.body(new Uint8Array(zipped ? compressed : sheet), 200, {
        ...headers,
        'content-type': 'text/css; charset=utf-8',
        vary: 'accept-encoding',
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      });
    });
    app.get(`${folder}/files/:file{[a-z0-9-]+\\.woff2}`, async (c) => {
      const file = c.req.param('file');
      const font = await readFile(join(file.startsWith('inter-') ? INTER : NOTO_SANS_JP, file)).catch(() => undefined);
      if (font === undefined) return c.notFound();
      return c.body(new Uint8Array(font), 200, { ...headers, 'content-type': 'font/woff2' });
    });
    return app;
  };
  return { styleSheet, routes };
}
