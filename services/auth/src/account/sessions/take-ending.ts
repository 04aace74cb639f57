import { randomUUIDv7 } from 'node:crypto';
import { queueNotice } from '../../notices/queue-notice.ts';
import { type Form, forgetPrivateCookie, type PageContext, withCookies } from '../../pages/request.ts';
import { SESSION_COOKIE } from '../../protocol/cookies.ts';
import { calmPage } from '../../sign-in/pages/calm-page.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
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
  if (action === 'end_everywhere' || action === 'end_others') await tell(parts, visitor);
  if (action === 'end_everywhere') {
    await endEverywhere(parts, visitor);
    return signedOut(parts, c, visitor);
  }
  if (action === 'end_others') {
    await endOthers(parts, visitor);
    return c.redirect(doneAddress(SESSIONS_PATH, 'ended'), 303);
  }
  const ended = action.startsWith('end:') && (await endOne(parts, visitor, action.slice('end:'.length)));
  return c.redirect(ended ? doneAddress(SESSIONS_PATH, 'ended') : SESSIONS_PATH, 303);
}

/** Of many ends at once the person is told by one mail, of a single one by none. */
async function tell({ store, clock }: AccountParts, { asker, user }: Visitor): Promise<void> {
  const { browser, ip_address } = asker;
  const notice = { change: { did: 'sessions_ended' }, by: 'themselves', at: clock(), browser, ip_address } as const;
  await queueNotice(store, randomUUIDv7(), user, notice);
}

async function signedOut(parts: AccountParts, c: PageContext, { asker, visit }: Visitor): Promise<Response> {
  await endVisit(parts.store, visit.id);
  for (const name of [VISIT_COOKIE, SESSION_COOKIE, `${SESSION_COOKIE}.sig`]) forgetPrivateCookie(c, parts, name);
  return withCookies(c, await calmPage(SIGNED_OUT, asker.language, ACCOUNT_PATH));
}
