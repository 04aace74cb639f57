import { html } from 'hono/html';
import { clockIn, zoneName } from '../../moments/moment-in-zone.ts';
import type { Html } from '../../pages/layout.ts';
import type { Visitor } from '../visit/visitor.ts';

/** `2026-04-01 09:30`, in the zone of the company that the visit is in. @param at milliseconds since 1970, or RFC 3339. */
export function moment({ timezone }: Pick<Visitor, 'timezone'>, at: number | string): Html {
  const date = new Date(at);
  return html`<time datetime="${date.toISOString()}">${clockIn(timezone, date.getTime())}</time>`;
}

/** Said once on a page that shows times: a page without scripts does not know the reader's zone. */
export function zoneNote({ timezone, asker: { language } }: Pick<Visitor, 'timezone' | 'asker'>): Html {
  const zone = zoneName(timezone, language);
  return html`<p class="hint zone">${language === 'ja' ? `時刻は${zone}です。` : `Times are in ${zone}.`}</p>`;
}
