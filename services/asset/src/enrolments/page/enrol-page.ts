import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languageOf, pageAssets } from '@kiban/http';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { SEEN } from '../../proofs/device-routes.ts';
import { ENROLMENTS } from '../enrolment-path.ts';
import { words } from './words.ts';

const PAGE = '/asset/enrol';
const SCRIPT = '/asset/enrol/enrol.js';
const file = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
const assets = pageAssets('/asset/enrol/assets', file('page.css'));
const script = file('enrol.js');

/**
 * GET /asset/enrol: where somebody enrols the device they sit at. One script, which makes the key (WebCrypto, not extractable)
 * and keeps it in the browser. `?tenant=` fills in the tenant; a code may follow behind `#`, which reaches no server.
 */
export function enrolPage(app: Hono, origin: string): void {
  app.get(PAGE, (c) => {
    const language = languageOf(c.req.query('language') ?? c.req.header('accept-language') ?? 'ja');
    const tenant = c.req.query('tenant') ?? '';
    return c.html(page(language, { origin, tenant }), 200, headers(language));
  });
  app.get(SCRIPT, (c) =>
    c.body(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    }),
  );
  app.route('/', assets.routes());
}

function headers(language: Language): Record<string, string> {
  return {
    'content-language': language,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

/** The script shows one of its parts. What it says stands here, so that it holds no words. */
function page(language: Language, { origin, tenant }: { readonly origin: string; readonly tenant: string }) {
  const other: Language = language === 'ja' ? 'en' : 'ja';
  const said = (name: keyof typeof words): string => words[name][language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${said('title')} · ${said('owner')}</title>
<link rel="stylesheet" href="${assets.styleSheet}">
<link rel="icon" href="data:,">
<script type="module" src="${SCRIPT}"></script>
</head>
<body data-enrolments="${origin}${ENROLMENTS}" data-seen="${origin}${SEEN}" data-now="${Date.now()}"
  data-unreachable="${said('unreachable')}" data-incapable="${said('incapable')}" data-refused="${said('refused')}" data-busy="${said('busy')}">
<header class="owner"><span class="mark" aria-hidden="true"><svg viewBox="0 0 20 20" width="16" height="16" fill="currentColor" focusable="false"><path d="M3 14h14v3H3zM5 9h10v3H5zM7 4h6v3H7z"/></svg></span><span>${said('owner')}</span></header>
<main>
<noscript><p>${said('noScript')}</p></noscript>
<div id="problem" class="problem" role="alert" hidden></div>
<section id="enrolling" hidden>
<h1>${said('title')}</h1>
<p class="why">${said('why')}</p>
<form novalidate>
<div class="field"><label for="tenant">${said('tenant')}</label>
<input id="tenant" name="tenant" value="${tenant}" autocomplete="organization" autocapitalize="none" spellcheck="false" maxlength="63" required></div>
<div class="field"><label for="code">${said('code')}</label>
<p class="hint" id="code-hint">${said('codeHint')}</p>
<input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" aria-describedby="code-hint" required></div>
<button type="submit">${said('submit')}</button>
</form>
</section>
<section id="enrolled" hidden>
<h1>${said('enrolled')}</h1>
<dl>
<dt>${said('device')}</dt><dd id="device-name"></dd>
<dt>${said('store')}</dt><dd id="store-name"></dd>
<dt>${said('key')}</dt><dd><code id="thumbprint"></code></dd>
</dl>
<p class="hint">${said('stays')}</p>
<button type="button" id="again" class="secondary">${said('again')}</button>
</section>
</main>
<footer><nav aria-label="${said('language')}"><a href="${PAGE}?language=${other}${tenant === '' ? '' : `&tenant=${encodeURIComponent(tenant)}`}" lang="${other}" hreflang="${other}">${{ ja: '日本語', en: 'English' }[other]}</a></nav></footer>
</body>
</html>
`;
}
