import { Problem } from '@kiban/http';
import type { MiddlewareHandler } from 'hono';

/**
 * Lets through what our own pages ask for. Browsers say where a request comes from (Fetch Metadata); one that does not
 * must at least name our origin when it changes something.
 */
export function sameOriginOnly(origin: string): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const from = c.req.header('origin');
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    const own =
      site === undefined ? (reads ? from === undefined || from === origin : from === origin) : site === 'same-origin';
    if (!own || (from !== undefined && from !== origin))
      throw new Problem(403, 'origin_refused', {
        en: 'This request did not come from the console’s own pages.',
        ja: 'このリクエストは管理画面から送られたものではありません。',
      });
    await next();
  };
}
