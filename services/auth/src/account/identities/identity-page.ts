import { html } from 'hono/html';
import { form, problemSummary } from '../../pages/form.ts';
import type { Words } from '../../pages/language.ts';
import type { PageContext } from '../../pages/request.ts';
import type { AccountParts } from '../account-parts.ts';
import { FACTORS_PATH } from '../factors/list-page.ts';
import { accountPage, frameOf } from '../page/account-page.ts';
import { zoneNote } from '../page/moment.ts';
import type { Visitor } from '../visit/visitor.ts';
import { IDENTITIES_PATH, identityFacts } from './identity-list.ts';
import { isIdentityNeeded, ownIdentities } from './own-identities.ts';

const NEEDED: Words = {
  ja: 'これがないとログインできなくなるため、解除できません。先に別の認証手段を用意するか、管理者に依頼してください。',
  en: 'You could not sign in without it. Set up another way first, or ask your administrator.',
};

/** GET /account/identities/:id: an account elsewhere, to be disconnected. */
export async function showIdentity(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  problem?: Words,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const identity = (await ownIdentities(parts.store, visitor)).find((each) => each.id === id);
  if (identity === undefined) return c.redirect(FACTORS_PATH, 303);
  const { language } = visitor.asker;
  const ja = language === 'ja';
  const path = `${IDENTITIES_PATH}/${id}`;
  const isNeeded = await isIdentityNeeded(parts, visitor, identity);
  const button = html`<button type="submit" class="danger" name="action" value="unlink">${ja ? '結び付けを解除する' : 'Disconnect it'}</button>`;
  return accountPage(parts, visitor, {
    path,
    status: problem === undefined ? 200 : 422,
    title: identity.name,
    body: html`${problemSummary(language, problem?.[language], undefined)}
${identityFacts(visitor, identity)}
${isNeeded ? html`<p class="hint">${NEEDED[language]}</p>` : form(frameOf(visitor, path), button)}
${zoneNote(visitor)}
<p><a href="${FACTORS_PATH}">${ja ? '戻る' : 'Back'}</a></p>`,
  });
}

/** The same, for somebody who asked for it all the same. */
export function showNeeded(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  return showIdentity(parts, c, visitor, NEEDED);
}
