import { currentRequest } from '@kiban/http';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { plainPage } from './plain-page.ts';
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
  const words = WORDS[pageLanguage(c)];
  c.status(why === 'cancelled' ? 200 : 400);
  return plainPage(
    c,
    words.title,
    html`<p>${words[why]}</p>
      <p><a href="/session/sign-in">${words.again}</a></p>
      <p class="id">${words.id}: ${currentRequest().request_id}</p>`,
  );
}
