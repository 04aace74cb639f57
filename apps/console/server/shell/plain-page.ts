import type { Context } from 'hono';
import { html } from 'hono/html';
import { pageLanguage } from './preferences.ts';

/** A page without script, for whoever is on the way between the console and the sign-in service. */
export function plainPage(c: Context, title: string, body: ReturnType<typeof html>): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  return c.html(html`<!doctype html>
    <html lang="${pageLanguage(c)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/session/page.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`);
}

export const PAGE_CSS = `
:root { color-scheme: light dark; font: 14px/1.6 Inter, 'Noto Sans JP', system-ui, sans-serif; }
body { margin: 0; display: grid; min-height: 100dvh; place-items: center; background: light-dark(#fff, #101114); color: light-dark(#17181c, #ececf0); }
main { max-width: 26rem; padding: 24px; }
h1 { font-size: 20px; margin: 0 0 8px; }
a { color: light-dark(#4338ca, #a5b4fc); }
.id { color: light-dark(#5c5f6a, #a0a3ad); font-size: 12px; }
`;
