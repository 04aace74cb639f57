import { html } from 'hono/html';
import type { Language, Words } from '../../pages/language.ts';
import { page } from '../../pages/layout.ts';

/**
 * The end of a sign-in: goes on by itself, without a script. A page of its own and no redirect, since browsers hold the
 * redirects after a form to the page's `form-action` too, and products lie on other origins, which redirect on as they like.
 */
export function goOnPage(language: Language, location: string, client: string): Promise<Response> {
  const title: Words = { ja: 'ログインしました', en: 'You are signed in' };
  const button: Words = { ja: `${client}へ進む`, en: `Go on to ${client}` };
  return page({
    language,
    owner: client,
    title: title[language],
    body: html`<a class="button" href="${location}">${button[language]}</a>`,
    // HTML Standard §7.4.8 (Refresh), WCAG 2.2 technique H76: at once
    headers: { refresh: `0;url=${location}` },
  });
}
