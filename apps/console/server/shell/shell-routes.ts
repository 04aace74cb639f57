import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { type ConsoleParts, currentSession } from '../console-parts.ts';
import { pageLanguage, pageTheme } from './preferences.ts';

const YEAR = 'public, max-age=31536000, immutable';

/** The built application: its files for good, its page for whoever is signed in. `built`: the folder Vite built into. */
export function shellRoutes(parts: ConsoleParts, built: string): Hono {
  const page = readFileSync(join(built, 'index.html'), 'utf8').split('<html lang="ja" data-theme="system">');
  if (page.length !== 2) throw new Error('index.html must hold <html lang="ja" data-theme="system"> once.');
  const app = new Hono();
  app.get(
    '/assets/*',
    serveStatic({ root: built, precompressed: true, onFound: (_, c) => c.header('cache-control', YEAR) }),
  );
  app.get('/icon.svg', serveStatic({ root: built, onFound: (_, c) => c.header('cache-control', 'max-age=86400') }));
  app.get('*', (c) => {
    // a file that is not there is not a page
    if (/\.[a-z0-9]+$/i.test(c.req.path) || c.req.path.startsWith('/assets/')) return c.notFound();
    c.header('cache-control', 'no-store');
    if (currentSession(c, parts) === undefined) {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/session/sign-in?return_to=${encodeURIComponent(`${pathname}${search}`)}`, 303);
    }
    return c.html(page.join(`<html lang="${pageLanguage(c)}" data-theme="${pageTheme(c)}">`));
  });
  return app;
}
