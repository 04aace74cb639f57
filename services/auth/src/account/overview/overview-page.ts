import { html } from 'hono/html';
import { findStore, findUnit, placesOf } from '../../login-view/places.ts';
import { form } from '../../pages/form.ts';
import { type Language, languageAddress } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { PageContext } from '../../pages/request.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { heldBy } from '../factors/held.ts';
import { FACTORS_PATH } from '../factors/list-page.ts';
import { readOwn } from '../history/read-own.ts';
import { accountPage, frameOf } from '../page/account-page.ts';
import { doneNote } from '../page/done.ts';
import { moment, zoneNote } from '../page/moment.ts';
import { SESSIONS_PATH } from '../sessions/sessions-page.ts';
import type { Visitor } from '../visit/visitor.ts';
import { adviceFor } from './advice.ts';

/** GET /account: who somebody is here, and what is missing. */
export async function showOverview(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  const { asker, user, tenant, session } = visitor;
  const { language } = asker;
  const words = WORDS[language];
  const [held, places, before] = await Promise.all([
    heldBy(parts.store, visitor),
    placeNames(parts, visitor),
    signInBefore(parts, visitor),
  ]);
  const facts: (readonly [string, Html | string | null])[] = [
    [words.name, user.name],
    [words.loginId, user.login_id],
    [words.company, tenant.name],
    [words.places, places.length === 0 ? null : places.join(language === 'ja' ? '、' : ', ')],
    [words.email, user.email],
    [words.now, moment(visitor, session.auth_time * 1000)],
    [
      words.before,
      before === null
        ? null
        : html`${moment(visitor, before.at)}${before.browser === null ? '' : ` · ${before.browser}`}`,
    ],
  ];
  const advice = adviceFor(held, user.email).map((each) => html`<li>${each[language]}</li>`);
  return accountPage(parts, visitor, {
    path: ACCOUNT_PATH,
    title: language === 'ja' ? 'アカウント' : 'Your account',
    body: html`${doneNote(visitor, c.req.query('done'))}
${
  advice.length === 0
    ? ''
    : html`<section class="notice" aria-labelledby="missing"><h2 id="missing">${words.missing}</h2><ul>${advice}</ul>
<p><a href="${FACTORS_PATH}">${words.toFactors}</a></p></section>`
}
<dl class="facts whole">${facts.map(([name, value]) => (value === null ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>
${zoneNote(visitor)}
<h2>${words.language}</h2>
<p>${languages(language)}</p>
${form(frameOf(visitor, SESSIONS_PATH), html`<button type="submit" class="secondary" name="action" value="end_here">${words.signOut}</button>`)}`,
  });
}

function languages(language: Language): Html {
  const names = { ja: '日本語', en: 'English' } as const;
  return html`${(['ja', 'en'] as const).map((each) =>
    each === language
      ? html`<strong aria-current="true">${names[each]}</strong> `
      : html`<a href="${languageAddress(ACCOUNT_PATH, each)}" lang="${each}" hreflang="${each}">${names[each]}</a> `,
  )}`;
}

async function placeNames({ store }: AccountParts, { tenant, user }: Visitor): Promise<string[]> {
  const { tenant_id } = tenant;
  const { store_ids, unit_ids } = await placesOf(store, tenant_id, user.user_id);
  const [nearest] = unit_ids;
  const found = await Promise.all([
    ...store_ids.map((id) => findStore(store, tenant_id, id)),
    ...(store_ids.length === 0 && nearest !== undefined ? [findUnit(store, tenant_id, nearest)] : []),
  ]);
  return found.flatMap((place) => place?.name ?? []);
}

/** The sign-in before this one, where that can be read. */
async function signInBefore(
  parts: AccountParts,
  visitor: Visitor,
): Promise<{ readonly at: string; readonly browser: string | null } | null> {
  const read = await readOwn(parts, visitor, { limit: 2, names: ['session.started'] });
  return read?.items.find(({ subject_id }) => subject_id !== visitor.session.session_id) ?? null;
}

type Named = 'name' | 'loginId' | 'company' | 'places' | 'email' | 'now' | 'before';
type Said = Named | 'missing' | 'toFactors' | 'language' | 'signOut';

const WORDS: Readonly<Record<Language, Readonly<Record<Said, string>>>> = {
  ja: {
    ...{ name: '氏名', loginId: 'ログインID', company: '企業', places: '所属', email: 'メールアドレス' },
    ...{ now: '今回のログイン', before: '前回のログイン', missing: '確認してください' },
    ...{ toFactors: '認証手段を見る', language: '表示する言語', signOut: 'ログアウト' },
  },
  en: {
    ...{ name: 'Name', loginId: 'Login ID', company: 'Company', places: 'Where you work', email: 'E-mail' },
    ...{ now: 'Signed in', before: 'Last sign-in before', missing: 'Please look at this' },
    ...{ toFactors: 'Your ways to sign in', language: 'Language', signOut: 'Sign out' },
  },
};
