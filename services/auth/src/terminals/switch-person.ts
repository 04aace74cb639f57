import { html } from 'hono/html';
import { findClient } from '../clients/client.ts';
import { form, submit } from '../pages/form.ts';
import { LANGUAGE_COOKIE, languageAddress } from '../pages/language.ts';
import { page } from '../pages/layout.ts';
import {
  askerOf,
  forgetCookie,
  forgetPrivateCookie,
  formOf,
  isForeign,
  KNOWN_DEVICE_COOKIE,
  keepLanguage,
  type PageContext,
  withCookies,
} from '../pages/request.ts';
import { SESSION_COOKIE } from '../protocol/cookies.ts';
import { revoke } from '../sessions/revoke.ts';
import { calmPage, FOREIGN } from '../sign-in/pages/calm-page.ts';
import { goOnPage } from '../sign-in/pages/go-on-page.ts';
import type { SignInParts } from '../sign-in/parts.ts';
import type { AuthStore } from '../store/auth-store.ts';

const ADDRESS = '/terminal/switch';

/**
 * GET /terminal/switch: the next person, please. A product links here with its `client_id`, and with the
 * `post_logout_redirect_uri` where the next person begins; it must be one of the client's. One press, since a link from anywhere
 * must not sign anybody out.
 */
export async function askToSwitch(parts: SignInParts, c: PageContext): Promise<Response> {
  const { language } = askerOf(c, parts);
  keepLanguage(c, parts);
  const client_id = c.req.query('client_id') ?? '';
  const target = c.req.query('post_logout_redirect_uri') ?? '';
  const said = {
    ja: '今の方はログアウトし、この端末で開いていたアプリも終了します。',
    en: 'Whoever is signed in now is signed out, of every application on this terminal.',
  };
  const frame = { action: ADDRESS, step: 'switch', token: '' };
  const asked = await page({
    language,
    title: language === 'ja' ? '次の方に交代' : 'Next person',
    body: html`<p class="why">${said[language]}</p>
${form(
  frame,
  html`<input type="hidden" name="client_id" value="${client_id}">
<input type="hidden" name="post_logout_redirect_uri" value="${target}">
${submit(language === 'ja' ? '交代する' : 'Switch')}`,
)}`,
    addressIn: (other) => {
      const more = new URLSearchParams({ client_id, post_logout_redirect_uri: target });
      return `${languageAddress(ADDRESS, other)}&${more}`;
    },
  });
  return withCookies(c, asked);
}

/**
 * POST: ends the session; products are told behind the browser's back before the next person comes to them. Nothing of the person
 * stays on the terminal.
 */
export async function switchPerson(parts: SignInParts, c: PageContext): Promise<Response> {
  const { store, interactions, clock, homeUrl, tellClient: tell } = parts;
  const { language, request_id } = askerOf(c, parts);
  if (isForeign(c, parts)) return calmPage(FOREIGN, language, homeUrl);
  const sent = await formOf(c);
  const uid = await interactions.browserSessionOf(c.env.incoming, c.env.outgoing);
  if (uid !== undefined) {
    const cause = { reason: 'terminal_switched', actor: 'themselves', note: null, request_id, at: clock() } as const;
    await revoke(store, { browser_session: uid }, { ...cause, tell });
  }
  forgetPrivateCookie(c, parts, SESSION_COOKIE);
  forgetPrivateCookie(c, parts, `${SESSION_COOKIE}.sig`);
  forgetPrivateCookie(c, parts, KNOWN_DEVICE_COOKIE);
  forgetCookie(c, parts, LANGUAGE_COOKIE);
  const next = await nextAddress(store, sent.client_id ?? '', sent.post_logout_redirect_uri ?? '');
  const shown = withCookies(c, await goOnPage(language, next?.address ?? homeUrl, next?.name ?? 'Kiban'));
  shown.headers.set('clear-site-data', '"cache"'); // the terminal's key stays where it is
  return shown;
}

async function nextAddress(
  store: AuthStore,
  clientId: string,
  target: string,
): Promise<{ readonly address: string; readonly name: string } | undefined> {
  const client = clientId === '' ? undefined : await findClient(store, clientId);
  if (client === undefined || client.type === 'machine') return undefined;
  const { name, post_logout_redirect_uris } = client;
  return post_logout_redirect_uris.includes(target) ? { address: target, name } : undefined;
}
