import { type Form, forgetPrivateCookie, type PageContext, withCookies } from '../../pages/request.ts';
import { SESSION_COOKIE } from '../../protocol/cookies.ts';
import { calmPage } from '../../sign-in/pages/calm-page.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { notify } from '../notices/notify.ts';
import { SIGNED_OUT } from '../page/calm.ts';
import { doneAddress } from '../page/done.ts';
import { endVisit, VISIT_COOKIE } from '../visit/visit.ts';
import type { Visitor } from '../visit/visitor.ts';
import { endEverywhere, endHere, endOne, endOthers } from './end-own-sessions.ts';
import { SESSIONS_PATH } from './sessions-page.ts';

/** POST /account/sessions: signs out, there, everywhere else, everywhere, or here. */
export async function takeEnding(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  { action = '' }: Form,
): Promise<Response> {
  if (action === 'end_here') {
    await endHere(parts, visitor);
    return signedOut(parts, c, visitor);
  }
  if (action === 'end_everywhere') {
    await notify(parts, visitor, { did: 'sessions_ended' });
    await endEverywhere(parts, visitor);
    return signedOut(parts, c, visitor);
  }
  if (action === 'end_others') {
    await endOthers(parts, visitor);
    await notify(parts, visitor, { did: 'sessions_ended' });
    return c.redirect(doneAddress(SESSIONS_PATH, 'ended'), 303);
  }
  const ended = action.startsWith('end:') && (await endOne(parts, visitor, action.slice('end:'.length)));
  return c.redirect(ended ? doneAddress(SESSIONS_PATH, 'ended') : SESSIONS_PATH, 303);
}

async function signedOut(parts: AccountParts, c: PageContext, { asker, visit }: Visitor): Promise<Response> {
  await endVisit(parts.store, visit.id);
  for (const name of [VISIT_COOKIE, SESSION_COOKIE, `${SESSION_COOKIE}.sig`]) forgetPrivateCookie(c, parts, name);
  return withCookies(c, await calmPage(SIGNED_OUT, asker.language, ACCOUNT_PATH));
}
