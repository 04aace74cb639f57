import { html } from 'hono/html';
import { findClient } from '../../clients/client.ts';
import { findConnection } from '../../connections/connection.ts';
import type { Html } from '../../pages/layout.ts';
import type { PageContext } from '../../pages/request.ts';
import type { SignIn } from '../../sign-in-history/sign-in-schema.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { AccountParts } from '../account-parts.ts';
import { accountPage } from '../page/account-page.ts';
import { moment, zoneNote } from '../page/moment.ts';
import { PASSWORD_PATH } from '../password/password-page.ts';
import { SESSIONS_PATH } from '../sessions/sessions-page.ts';
import type { Visitor } from '../visit/visitor.ts';
import { eventWords, isRefused, methodNames } from './event-words.ts';
import { readOwn } from './read-own.ts';

/** What things are called, by id. */
type Names = ReadonlyMap<string, string>;

const HISTORY_PATH = '/account/history';
const ON_A_PAGE = 30;

/** GET /account/history: what happened to the person's sign-ins, refusals too. */
export async function showHistory(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  const { language } = visitor.asker;
  const ja = language === 'ja';
  const read = await readOwn(parts, visitor, { limit: ON_A_PAGE, names: null, cursor: c.req.query('before') });
  return accountPage(parts, visitor, {
    path: HISTORY_PATH,
    title: ja ? 'ログインの履歴' : 'Your sign-in history',
    body: html`${notYou(ja)}
${read === undefined ? unreadable(ja) : await listOf(parts.store, visitor, read.items)}
${read?.next == null ? '' : html`<p><a href="${HISTORY_PATH}?before=${read.next}">${ja ? '以前の履歴' : 'Earlier'}</a></p>`}
${zoneNote(visitor)}`,
  });
}

function notYou(ja: boolean): Html {
  const [password, sessions] = [
    html`<a href="${PASSWORD_PATH}">${ja ? 'パスワードを変更' : 'change your password'}</a>`,
    html`<a href="${SESSIONS_PATH}">${ja ? 'ほかの端末からログアウト' : 'sign out on other devices'}</a>`,
  ];
  return ja
    ? html`<p class="why">過去 90 日間の、この企業での記録です。心当たりがないものがあるときは、${password}し、${sessions}してください。</p>`
    : html`<p class="why">The last 90 days in this company. If something was not you, ${password} and ${sessions}.</p>`;
}

function unreadable(ja: boolean): Html {
  return html`<p class="notice">${
    ja
      ? '履歴は今は表示できません。記録は続いており、しばらくすると表示されます。'
      : 'The history cannot be shown right now. Everything is still recorded, and will be shown later.'
  }</p>`;
}

async function listOf(store: AuthStore, visitor: Visitor, items: readonly SignIn[]): Promise<Html> {
  const ja = visitor.asker.language === 'ja';
  if (items.length === 0) return html`<p>${ja ? 'まだありません。' : 'There is nothing yet.'}</p>`;
  const { tenant_id } = visitor.tenant;
  const [clients, connections] = await Promise.all([
    namesOf(
      items.flatMap(({ client_id }) => client_id ?? []),
      async (id) => (await findClient(store, id))?.name ?? id,
    ),
    namesOf(
      items.flatMap(({ connection_id }) => connection_id ?? []),
      async (id) => (await findConnection(store, tenant_id, id))?.data.name ?? '',
    ),
  ]);
  return html`<ol class="events">${items.map((item) => listed(visitor, item, { clients, connections }))}</ol>`;
}

async function namesOf(ids: readonly string[], find: (id: string) => Promise<string>): Promise<Names> {
  return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await find(id)] as const)));
}

function listed(
  visitor: Visitor,
  event: SignIn,
  { clients, connections }: { readonly clients: Names; readonly connections: Names },
): Html {
  const { language } = visitor.asker;
  const ja = language === 'ja';
  const { at, methods, client_id, browser, ip_address, known_device } = event;
  const details = [
    methodNames(methods, language),
    client_id === null ? '' : (clients.get(client_id) ?? client_id),
    browser ?? '',
    ip_address ?? '',
    known_device === false && event.name === 'session.started' ? (ja ? '初めての端末' : 'a new device') : '',
    byWhom(visitor, event),
  ].filter((detail) => detail !== '');
  return html`<li class="${isRefused(event) ? 'event refused' : 'event'}">${moment(visitor, at)}
<div><strong>${eventWords(event, language, connections)}</strong>${details.length === 0 ? '' : html`<br><span class="hint">${details.join(' · ')}</span>`}</div></li>`;
}

/** Who did it, unless it was the person, or nobody: of an administrator the company, not the name. */
function byWhom({ asker: { language }, tenant, user }: Visitor, { actor }: SignIn): string {
  const ja = language === 'ja';
  if (actor.kind === 'operator') return ja ? '基盤の運用者による操作' : 'by the platform’s operator';
  if (actor.kind !== 'person' || actor.id === user.user_id) return '';
  return ja ? `${tenant.name}の管理者による操作` : `by an administrator of ${tenant.name}`;
}
