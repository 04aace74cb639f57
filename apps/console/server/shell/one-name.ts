import type { MiddlewareHandler } from 'hono';

/**
 * On this machine the same server answers as `localhost` and as `127.0.0.1`, but a browser keeps their cookies apart: pages
 * asked for under the other name are sent to the one that signing in comes back to. Elsewhere it does nothing.
 */
export function oneName(origin: string): MiddlewareHandler {
  const { hostname, host } = new URL(origin);
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return async (c, next) => {
    const asked = c.req.header('host');
    const other = asked !== undefined && asked !== host && names.includes(asked.replace(/:\d+$/, ''));
    if (!other || !names.includes(hostname) || c.req.method !== 'GET') return next();
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`${origin}${pathname}${search}`, 307);
  };
}
