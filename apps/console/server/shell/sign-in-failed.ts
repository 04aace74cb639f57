import { currentRequest } from '@kiban/http';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { pageLanguage } from './preferences.ts';

const WORDS = {
  ja: {
    title: 'ログインできませんでした',
    lost: 'ログインの手続きが途中で切れたか、別のブラウザーで始められました。',
    cancelled: 'ログインが取り消されました。',
    refused: 'ログインの結果を確認できませんでした。',
    again: 'もう一度ログインする',
    id: '問い合わせ番号',
  },
  en: {
    title: 'You are not signed in',
    lost: 'The sign-in was interrupted, or it was begun in another browser.',
    cancelled: 'The sign-in was cancelled.',
    refused: 'The outcome of the sign-in could not be verified.',
    again: 'Sign in again',
    id: 'Request id',
  },
};

/** A page without script: what happened, and the way back. */
export function signInFailed(c: Context, why: 'lost' | 'cancelled' | 'refused'): Response | Promise<Response> {
  const language = pageLanguage(c);
  const words = WORDS[language];
  c.header('cache-control', 'no-store');
  c.status(why === 'cancelled' ? 200 : 400);
  return c.html(html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        <link rel="stylesheet" href="/session/page.css" />
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          <p>${words[why]}</p>
          <p><a href="/session/sign-in">${words.again}</a></p>
          <p class="id">${words.id}: ${currentRequest().request_id}</p>
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
