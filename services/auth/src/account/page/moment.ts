import { html } from 'hono/html';
import type { Language, Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';

const AS_SHOWN = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Tokyo' });
const ZONE: Words = { ja: '時刻は日本時間です。', en: 'Times are those of Japan (UTC+9).' };

/** `2026-04-01 09:30`. @param at milliseconds since 1970, or RFC 3339. */
export function moment(at: number | string): Html {
  const date = new Date(at);
  return html`<time datetime="${date.toISOString()}">${AS_SHOWN.format(date)}</time>`;
}

/** Said once on a page that shows times: a page without scripts does not know the reader's zone. */
export function zoneNote(language: Language): Html {
  return html`<p class="hint zone">${ZONE[language]}</p>`;
}
