import type { PageContext } from '../../pages/request.ts';
import { isFresh, ownOf } from '../../sign-in/may-add-factor.ts';
import { countingOf } from '../../sign-in/outlook.ts';
import { calmPage } from '../../sign-in/pages/calm-page.ts';
import { standing } from '../../sign-in/standing.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { NOT_AT_A_TERMINAL, NOT_NOW } from '../page/calm.ts';
import type { AccountForm, AccountPage } from './admit.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import type { Visitor } from './visitor.ts';

interface Strength {
  /** Whether the key of a shared terminal counts as one of the two. */
  readonly terminalCounts?: boolean;
}

/** Pages and forms that change how somebody signs in are for whoever has shown two types of factors within five minutes. */
export function freshly(show: AccountPage, strength: Strength = {}): AccountPage {
  return async (parts, c, visitor) => (await askedFirst(parts, c, visitor, strength)) ?? show(parts, c, visitor);
}

export function freshlySent(take: AccountForm, strength: Strength = {}): AccountForm {
  return async (parts, c, visitor, form) =>
    (await askedFirst(parts, c, visitor, strength)) ?? take(parts, c, visitor, form);
}

/**
 * What is answered to somebody who has not: the way to show it. Not for what an emergency's codes opened, of which nothing may
 * be left afterwards, and not on the strength of a terminal's key, which opens a store's screen and is nobody's own.
 */
export async function askedFirst(
  parts: AccountParts,
  c: PageContext,
  { asker, session, tenant, user }: Visitor,
  { terminalCounts = false }: Strength = {},
): Promise<Response | undefined> {
  const now = parts.clock();
  if (session.emergency !== undefined) return calmPage(NOT_NOW, asker.language, ACCOUNT_PATH);
  const proofs = standing(session.proofs, await countingOf(parts.store, user.person_id, { tenant }));
  if (isFresh(terminalCounts ? proofs : ownOf(proofs), now)) return undefined;
  if (isFresh(proofs, now)) return calmPage(NOT_AT_A_TERMINAL, asker.language, ACCOUNT_PATH);
  const login_hint = user.login_id === null ? {} : { login_hint: user.login_id };
  return askToSignIn(parts, c, asker, { to: c.req.path, tenant: tenant.code, ...login_hint, anew: true });
}
