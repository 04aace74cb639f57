import { html } from 'hono/html';
import type { Brand } from '../branding/brand-of.ts';
import { STYLE_SHEET } from './assets.ts';
import type { Language, Words } from './language.ts';

/** What `html` of Hono makes: text whose interpolated values were escaped. */
export type Html = ReturnType<typeof html>;

export interface Page {
  readonly language: Language;
  /** The one question of the page; also its heading. */
  readonly title: string;
  readonly body: Html;
  /** HTTP status, default 200. */
  readonly status?: number;
  /** Whose page it is: the product's or the tenant's name. Absent: the platform's own. */
  readonly owner?: string;
  /** What the page shows of the tenant's own. */
  readonly brand?: Brand;
  /** Where a form's answer may lead beside our own origin: the origin of the client's redirect URI (browsers check redirects too). */
  readonly formTarget?: string;
  /** The address of this page in another language; absent where a page cannot be asked for again. */
  readonly addressIn?: (language: Language) => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The way to other pages of the same kind. */
  readonly navigation?: Html;
  /** Whether it holds lists rather than one question. */
  readonly wide?: boolean;
  /** Addresses below `/auth-assets` of module scripts that the page needs; without them none runs. */
  readonly scripts?: readonly string[];
}

const PLATFORM: Words = { ja: 'Kiban', en: 'Kiban' };
const LANGUAGE_NAMES: Words = { ja: '日本語', en: 'English' };
const LANGUAGE_CHOICE: Words = { ja: '表示する言語', en: 'Language' };

/**
 * A whole page: one column, nothing from elsewhere, in nobody's frame, kept by no cache. No script but those it names. Works
 * without JavaScript and at 320 px.
 */
export async function page(options: Page): Promise<Response> {
  const { language, title, body, brand } = options;
  const owner = brand?.name ?? options.owner ?? PLATFORM[language];
  const markup = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${owner}</title>
<link rel="stylesheet" href="${STYLE_SHEET}">
${brand?.style_sheet == null ? '' : html`<link rel="stylesheet" href="${brand.style_sheet}">`}
<link rel="icon" href="data:,">
${(options.scripts ?? []).map((address) => html`<script type="module" src="${address}"></script>`)}
</head>
<body${options.wide === true ? html` class="wide"` : ''}>
<header class="owner">${markOf(brand)}<span>${owner}</span></header>
${options.navigation ?? ''}
<main>
<h1>${title}</h1>
${body}
</main>
${languageChoice(options)}
</body>
</html>
`;
  return new Response(markup.toString(), {
    status: options.status ?? 200,
    headers: { ...pageHeaders(options), ...options.headers },
  });
}

function pageHeaders({ language, formTarget, scripts = [] }: Page): Record<string, string> {
  const formAction = formTarget === undefined ? "'self'" : `'self' ${formTarget}`;
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;${scripts.length > 0 ? " script-src 'self';" : ''} form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

function languageChoice({ language, addressIn }: Page): Html | '' {
  if (addressIn === undefined) return '';
  const other = language === 'ja' ? 'en' : 'ja';
  return html`<footer>
<nav aria-label="${LANGUAGE_CHOICE[language]}"><a href="${addressIn(other)}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a></nav>
</footer>`;
}

function markOf(brand: Brand | undefined): Html {
  if (brand?.mark != null) return html`<img class="own-mark" src="${brand.mark}" alt="" width="24" height="24">`;
  return html`<span class="mark" aria-hidden="true">${mark()}</span>`;
}

function mark(): Html {
  return html`<svg viewBox="0 0 20 20" width="20" height="20" fill="currentColor" focusable="false"><path d="M3 14h14v3H3zM5 9h10v3H5zM7 4h6v3H7z"/></svg>`;
}
