import { html } from 'hono/html';
import { findClient } from '../../clients/client.ts';
import { choice, form } from '../../pages/form.ts';
import type { Language } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { PageContext } from '../../pages/request.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { AccountParts } from '../account-parts.ts';
import { accountPage, frameOf } from '../page/account-page.ts';
import { doneNote } from '../page/done.ts';
import { moment, zoneNote } from '../page/moment.ts';
import type { Visitor } from '../visit/visitor.ts';
import { type OwnSession, ownSessions } from './own-sessions.ts';

export const SESSIONS_PATH = '/account/sessions';

/** GET /account/sessions: where the person is signed in. */
export async function showSessions(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  const { language } = visitor.asker;
  const ja = language === 'ja';
  const sessions = await ownSessions(parts.store, visitor);
  const names = await productNames(parts.store, [...new Set(sessions.flatMap(({ client_ids }) => client_ids))]);
  const frame = frameOf(visitor, SESSIONS_PATH);
  const hasOthers = sessions.some(({ is_here }) => !is_here);
  return accountPage(parts, visitor, {
    path: SESSIONS_PATH,
    title: ja ? '端末とセッション' : 'Devices and sessions',
    body: html`<p class="why">${
      ja
        ? `${visitor.tenant.name}にログインしている端末です。心当たりのないものは終了し、パスワードを変更してください。`
        : `Where you are signed in to ${visitor.tenant.name}. End what you do not know, and change your password.`
    }</p>
${doneNote(visitor, c.req.query('done'))}
<ul class="things">${sessions.map((session) => listed(visitor, session, names))}</ul>
${
  hasOthers
    ? form(
        frame,
        html`<button type="submit" class="secondary" name="action" value="end_others">${ja ? 'この端末以外からログアウト' : 'Sign out everywhere else'}</button>`,
      )
    : ''
}
${form(
  frame,
  html`<button type="submit" class="danger" name="action" value="end_everywhere">${ja ? 'この端末を含むすべてからログアウト' : 'Sign out everywhere, here too'}</button>`,
)}
${zoneNote(visitor)}`,
  });
}

function listed(visitor: Visitor, session: OwnSession, names: ReadonlyMap<string, string>): Html {
  const { language } = visitor.asker;
  const { id, is_here, browser, ip_address, began_at, last_used_at, client_ids, device_id } = session;
  const words = WORDS[language];
  const title = device_id === null ? (browser ?? words.unknown) : words.terminal;
  const products = client_ids.map((client) => names.get(client) ?? client).join(language === 'ja' ? '、' : ', ');
  const frame = frameOf(visitor, SESSIONS_PATH);
  return html`<li class="listed">
<div class="thing"><h2>${title}${is_here ? html` <span class="tag">${words.here}</span>` : ''}</h2>
${is_here ? '' : choice(frame, `end:${id}`, words.end)}</div>
<dl class="facts"><div><dt>${words.began}</dt><dd>${moment(visitor, began_at)}</dd></div>
<div><dt>${words.used}</dt><dd>${moment(visitor, last_used_at)}</dd></div>
${ip_address === null ? '' : html`<div><dt>${words.from}</dt><dd>${ip_address}</dd></div>`}
${products === '' ? '' : html`<div><dt>${words.products}</dt><dd>${products}</dd></div>`}</dl>
</li>`;
}

async function productNames(store: AuthStore, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const clients = await Promise.all(ids.map((id) => findClient(store, id)));
  return new Map(ids.map((id, at) => [id, clients[at]?.name ?? id]));
}

type Said = 'unknown' | 'terminal' | 'here' | 'end' | 'began' | 'used' | 'from' | 'products';

const WORDS: Readonly<Record<Language, Readonly<Record<Said, string>>>> = {
  ja: {
    ...{ unknown: '端末不明', terminal: '共用端末', here: 'この端末', end: 'ログアウトさせる' },
    ...{ began: 'ログイン', used: '最後の利用', from: 'IP アドレス', products: 'アプリ' },
  },
  en: {
    ...{ unknown: 'Unknown browser', terminal: 'Shared terminal', here: 'This device', end: 'Sign out there' },
    ...{ began: 'Signed in', used: 'Last used', from: 'IP address', products: 'Applications' },
  },
};
