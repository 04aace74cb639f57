import { html } from 'hono/html';
import type { PageContext } from '../../pages/request.ts';
import type { AccountParts } from '../account-parts.ts';
import { identityList } from '../identities/identity-list.ts';
import { ownIdentities } from '../identities/own-identities.ts';
import { accountPage } from '../page/account-page.ts';
import { doneNote } from '../page/done.ts';
import { zoneNote } from '../page/moment.ts';
import type { Visitor } from '../visit/visitor.ts';
import { factorFacts, factorTitle } from './factor-words.ts';
import { type Held, heldBy } from './held.ts';

export const FACTORS_PATH = '/account/factors';
export const ADD_PATH = '/account/factors/add';

/** GET /account/factors: what somebody signs in with beside the password. */
export async function listFactors(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  const { language } = visitor.asker;
  const [held, identities] = await Promise.all([heldBy(parts.store, visitor), ownIdentities(parts.store, visitor)]);
  const ja = language === 'ja';
  return accountPage(parts, visitor, {
    path: FACTORS_PATH,
    title: ja ? '認証手段' : 'Ways to sign in',
    body: html`<p class="why">${
      ja
        ? 'パスワードと合わせて使うものです。一つ失くしてもログインできるように、二つ以上をお勧めします。'
        : 'What you use beside your password. Have two or more, so that you still get in when you lose one.'
    }</p>
${doneNote(visitor, c.req.query('done'))}
${
  held.length === 0
    ? html`<p>${ja ? 'まだありません。' : 'There are none yet.'}</p>`
    : html`<ul class="things">${held.map((each) => listed(visitor, each))}</ul>`
}
<a class="button" href="${ADD_PATH}">${ja ? '追加する' : 'Add another'}</a>
${identityList(visitor, identities)}
${zoneNote(visitor)}`,
  });
}

function listed(visitor: Visitor, held: Held) {
  const title = factorTitle(visitor, held);
  const change = visitor.asker.language === 'ja' ? '変更・削除' : 'Change or remove';
  return html`<li class="listed">
<div class="thing"><h2>${title}</h2><a href="${FACTORS_PATH}/${held.item.id}" aria-label="${change}: ${title}">${change}</a></div>
${factorFacts(visitor, held)}
</li>`;
}
