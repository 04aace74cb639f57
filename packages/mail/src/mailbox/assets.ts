import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);
const fontFolder = (family: string): string =>
  join(dirname(require.resolve(`@fontsource-variable/${family}/package.json`)), 'files');
const INTER = fontFolder('inter');
const NOTO = fontFolder('noto-sans-jp');
const css = [join(INTER, '../wght.css'), join(NOTO, '../wght.css'), join(import.meta.dirname, 'mailbox.css')]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const digest = createHash('sha256').update(css).digest('base64url').slice(0, 12);

/** Where the pages' style sheet is; its address changes with its content. */
export const STYLE_SHEET = `/mailbox/assets/${digest}/mailbox.css`;

/** The style sheet and the fonts that it names. */
export function assetRoutes(): Hono {
  const headers = {
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  };
  const app = new Hono();
  app.get(STYLE_SHEET, (c) => c.body(css, 200, { ...headers, 'content-type': 'text/css; charset=utf-8' }));
  app.get(`/mailbox/assets/${digest}/files/:file{[a-z0-9-]+\\.woff2}`, async (c) => {
    const file = c.req.param('file');
    const font = await readFile(join(file.startsWith('inter-') ? INTER : NOTO, file)).catch(() => undefined);
    if (font === undefined) return c.notFound();
    return c.body(new Uint8Array(font), 200, { ...headers, 'content-type': 'font/woff2' });
  });
  return app;
}
