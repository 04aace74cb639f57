import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';

/** A module script of our own pages: what cannot be done without one, WebAuthn and the keys of terminals. */
export interface PageScript {
  /** Below `/auth-assets`; changes with the content, so that browsers keep it for good. */
  readonly address: string;
  readonly routes: () => Hono;
}

/** `files`: in the order in which they run. */
export function pageScript(name: string, files: readonly string[]): PageScript {
  const script = Buffer.from(files.map((file) => readFileSync(file, 'utf8')).join('\n'));
  const compressed = gzipSync(script);
  const digest = createHash('sha256').update(script).digest('base64url').slice(0, 12);
  const address = `/auth-assets/scripts/${digest}/${name}.js`;
  const routes = (): Hono =>
    new Hono().get(address, (c) => {
      const zipped = c.req.header('accept-encoding')?.includes('gzip') === true;
      return c.body(new Uint8Array(zipped ? compressed : script), 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        vary: 'accept-encoding',
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      });
    });
  return { address, routes };
}
