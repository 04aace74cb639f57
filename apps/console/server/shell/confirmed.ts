import type { Context } from 'hono';
import { html } from 'hono/html';
import { plainPage } from './plain-page.ts';
import { pageLanguage } from './preferences.ts';

const WORDS = {
  ja: {
    title: '本人確認ができました',
    next: 'このタブを閉じて元のタブに戻り、もう一度保存してください。5分以内に行えます。',
  },
  en: {
    title: 'You have shown who you are',
    next: 'Close this tab, go back to the one you came from, and save again within five minutes.',
  },
};

/** Where confirming in another tab ends: the form that asked for it is still open in its own. */
export function confirmed(c: Context): Response | Promise<Response> {
  const { title, next } = WORDS[pageLanguage(c)];
  return plainPage(c, title, html`<p>${next}</p>`);
}
