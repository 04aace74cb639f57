import { askerOf, type PageContext, privateCookie, setPrivateCookie } from '../../pages/request.ts';
import { AUTHORIZATION_CODE, GRANT } from '../../sessions/session-kinds.ts';
import { calmPage, LOST } from '../../sign-in/pages/calm-page.ts';
import { type Kind, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { ACCOUNT_CLIENT, ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { NOT_SIGNED_IN } from '../page/calm.ts';
import { forgetWanted, wantedBy } from './ask-to-sign-in.ts';
import { beginVisit, findVisit, VISIT_COOKIE, VISIT_SECONDS } from './visit.ts';
import { visitorOf } from './visitor.ts';

/** As much of an authorization code as its client compares. */
interface Code {
  readonly clientId: string;
  readonly grantId: string;
  readonly codeChallenge?: string;
}

const CODE = AUTHORIZATION_CODE as Kind<Code>;

/**
 * GET /account/callback: the end of an authorization. The code is used up here and exchanged for no token: that the protocol
 * gave it to this browser, which has asked for it, is all that is wanted of it.
 */
export async function comeBack(parts: AccountParts, c: PageContext): Promise<Response> {
  const { store, interactions, clock } = parts;
  const { language } = askerOf(c, parts);
  const [wanted, code] = [wantedBy(parts, c), c.req.query('code')];
  if (code === undefined) return calmPage(NOT_SIGNED_IN, language, ACCOUNT_PATH);
  const taken = await store.take(PLATFORM_WIDE, CODE, code);
  const isAsked = taken?.data.clientId === ACCOUNT_CLIENT && taken.data.codeChallenge === wanted?.challenge;
  if (taken === undefined || wanted === undefined || !isAsked) return lost(parts, c);
  forgetWanted(parts, c);
  const [grant, browser] = await Promise.all([
    store.get(PLATFORM_WIDE, GRANT, taken.data.grantId),
    interactions.browserSessionOf(c.env.incoming, c.env.outgoing),
  ]);
  if (grant === undefined || grant.data.browser_session !== browser) return lost(parts, c);
  const { tenant_id, user_id, accountId: person_id, session_id, browser_session } = grant.data;
  const before = await findVisit(store, privateCookie(c, parts, VISIT_COOKIE));
  const whose = { tenant_id, user_id, person_id, session_id, browser_session };
  setPrivateCookie(c, parts, VISIT_COOKIE, await beginVisit(store, whose, before, clock()), VISIT_SECONDS);
  return c.redirect(wanted.to, 303);
}

/** An answer to what this browser no longer asks: of two tabs at once the other one has come back. */
async function lost(parts: AccountParts, c: PageContext): Promise<Response> {
  const asker = askerOf(c, parts);
  const seen = await visitorOf(parts, c, asker, false);
  return 'visitor' in seen ? c.redirect(ACCOUNT_PATH, 303) : calmPage(LOST, asker.language, ACCOUNT_PATH);
}
