import { html } from 'hono/html';
import type { PageContext } from '../../pages/request.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { accountPage } from '../page/account-page.ts';
import type { Visitor } from '../visit/visitor.ts';
import { ownCompanies } from './own-companies.ts';

/** GET /account/companies: where the person belongs. */
export async function showCompanies(parts: AccountParts, _c: PageContext, visitor: Visitor): Promise<Response> {
  const ja = visitor.asker.language === 'ja';
  const companies = await ownCompanies(parts.store, visitor);
  const here = ja ? '表示中' : 'shown now';
  const show = ja ? 'この企業のアカウントを見る' : 'Show my account there';
  return accountPage(parts, visitor, {
    path: '/account/companies',
    title: ja ? '所属する企業' : 'Your companies',
    body: html`<p class="why">${
      ja
        ? '認証手段、セッション、履歴は企業ごとに表示します。別の企業では、もう一度確認することがあります。'
        : 'Ways to sign in, sessions and history are shown for one company at a time. Another one may ask you to confirm again.'
    }</p>
<ul class="things">${companies.map(({ tenant_id, code, name }) =>
      tenant_id === visitor.tenant.tenant_id
        ? html`<li class="listed"><div class="thing"><h2>${name} <span class="tag">${here}</span></h2></div></li>`
        : html`<li class="listed"><div class="thing"><h2>${name}</h2><a href="${ACCOUNT_PATH}?tenant=${code}" aria-label="${show}: ${name}">${show}</a></div></li>`,
    )}</ul>`,
  });
}
