import type { AuthStore } from '../../store/auth-store.ts';
import { noteSupportUse, usableSupportSession } from '../../support-sessions/use-support-session.ts';
import { acceptable, actorNamed, type DelegationParts, refused } from './delegation.ts';
import type { ExchangeParts } from './token-exchange.ts';

/**
 * The operator's staff look as a customer's user would (impersonation with `act`, RFC 8693 §1.1): who opened the session, and
 * nobody else, by a token of their own that was issued to the same client. The token reads, names nobody, and is recorded in
 * the customer's books before it is given out.
 *
 * @throws InvalidRequest
 */
export function supportedBy(
  parts: DelegationParts & { readonly store: AuthStore; readonly now: () => number },
): ExchangeParts['supported'] {
  const { store, people, now } = parts;
  return async ({ client_id }, tokens) => {
    const session = await usableSupportSession(store, tokens.subject, now() * 1000);
    if (session === undefined) throw refused('subject_token is no open support session');
    const actor = await acceptable(parts, tokens.actor, 'actor_token');
    const { id, staff, tenant_id, user_id, person_id, scopes, ends_at } = session;
    if (actor.client_id !== client_id) throw refused('actor_token was issued to another client');
    if (actor.act !== undefined || actor.sub !== staff.person_id || actor.tenant_id !== staff.tenant_id)
      throw refused('actor_token is not of whoever opened the support session');
    const [member, user] = await Promise.all([
      people.activeUser(staff.person_id, staff.tenant_id),
      people.activeUser(person_id, tenant_id),
    ]);
    if (member?.user_id !== staff.user_id || user?.user_id !== user_id) throw refused('a user is not active any more');
    return {
      ...{ person_id, tenant_id, user_id, session_id: id, act: actorNamed(actor), scopes },
      ...{ ends_at: Math.floor(ends_at / 1000), authentication: undefined },
      recorded: (given) => noteSupportUse(store, id, { at: now() * 1000, client_id, ...given }),
    };
  };
}
