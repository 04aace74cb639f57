import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { pageAssets } from '../pages/page-assets.ts';
import { apiHeaders } from '../problems/problem-document.ts';
import { type Language, languageOf, type Words } from '../words.ts';

const require = createRequire(import.meta.url);
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/** Files of the page, and where they lie. Nothing is fetched from elsewhere. */
const FILES: Readonly<Record<string, readonly [file: string | URL, type: string]>> = {
  'swagger-ui.css': [require.resolve('swagger-ui-dist/swagger-ui.css'), CSS],
  'swagger-ui-bundle.js': [require.resolve('swagger-ui-dist/swagger-ui-bundle.js'), SCRIPT],
  'start.js': [new URL('./page/start.js', import.meta.url), SCRIPT],
};

const assets = pageAssets('/docs/assets', readFileSync(new URL('./page/page.css', import.meta.url), 'utf8'));

/** As strict as Swagger UI works with: its arrows are data: images, and it reads the discovery document of the issuer. */
const policy = (issuer: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${issuer}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** `/openapi.json` and `/docs`, below wherever this is mounted; `?language=ja` chooses, or Accept-Language. */
export function documentPages(options: {
  readonly title: Words;
  readonly oidcDiscoveryUrl: string;
  readonly document: (language: Language) => Record<string, unknown>;
}): Hono {
  const app = new Hono();
  const texts = new Map<Language, string>(); // made once: anybody may ask, and it takes a tenth of a second
  const contentSecurityPolicy = policy(new URL(options.oidcDiscoveryUrl).origin);
  app.get('/openapi.json', (c) => {
    const language = languageOf(c.req.query('language') ?? c.req.header('accept-language'));
    const text = texts.get(language) ?? JSON.stringify(options.document(language));
    texts.set(language, text);
    return c.body(text, 200, { ...apiHeaders, 'content-type': 'application/json', 'content-language': language });
  });
  app.get('/docs', (c) => {
    const language = languageOf(c.req.query('language') ?? c.req.header('accept-language'));
    return c.html(page(options.title, language), 200, {
      ...apiHeaders,
      'content-security-policy': contentSecurityPolicy,
      'content-language': language,
    });
  });
  app.route('/', assets.routes());
  app.get('/docs/:file', async (c) => {
    const name = c.req.param('file');
    const [file, type] = (Object.hasOwn(FILES, name) && FILES[name]) || [];
    if (file === undefined || type === undefined) return c.notFound();
    return c.body(await readFile(file), 200, {
      'content-type': type,
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    });
  });
  return app;
}

/** Addresses are relative, so that the page works below any prefix. */
function page(title: Words, language: Language): ReturnType<typeof html> {
  const other: Language = language === 'ja' ? 'en' : 'ja';
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title[language]}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="docs/swagger-ui.css">
    <link rel="stylesheet" href="${assets.styleSheet.slice(1)}">
  </head>
  <body>
    <nav>
      <a href="openapi.json?language=${language}">openapi.json</a>
      <a href="docs?language=${other}" hreflang="${other}" lang="${other}">${{ ja: '日本語', en: 'English' }[other]}</a>
    </nav>
    <div id="document"></div>
    <noscript><p>${NO_SCRIPT[language]}</p></noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>`;
}

const NO_SCRIPT: Words = {
  en: 'This page needs JavaScript; openapi.json holds the same.',
  ja: 'このページには JavaScript が必要です。同じ内容は openapi.json にあります。',
};
