import { findTenant, findUser, type LoginUser } from '../../login-view/login-view.ts';
import { type Asker, type PageContext, privateCookie } from '../../pages/request.ts';
import type { SignInSession } from '../../protocol/interaction.ts';
import { type BrowserSession, ENDED_SESSION, SESSION } from '../../sessions/session-kinds.ts';
import { isOver } from '../../sessions/session-limits.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import type { ChosenTenant } from '../../sign-in/state.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { findVisit, VISIT_COOKIE, type Visit } from './visit.ts';

/** Who looks at their account. */
export interface Visitor {
  readonly asker: Asker;
  readonly visit: Item<Visit>;
  /** The person's session in the tenant. */
  readonly session: SignInSession;
  /** All that were begun in this browser: one for each tenant. */
  readonly entered: readonly SignInSession[];
  readonly tenant: ChosenTenant;
  /** IANA, the tenant's; null: it is not known. */
  readonly timezone: string | null;
  readonly user: LoginUser;
}

/** Who sits there, or (`nobody`) the code of the tenant that this browser was used in last. */
export type Seen = { readonly visitor: Visitor } | { readonly nobody: { readonly tenant?: string } };

/** After so many milliseconds at least, a page is shown once the protocol has looked at the session again. */
const RENEWED_AFTER_MS = 60_000;

/**
 * Who sits there. The browser's session is what counts; the visit says that the protocol let it go on a short while ago, with
 * all that belongs to that: limits, policy, the key of a shared terminal.
 *
 * @param renewing whether somebody whom the protocol should look at again is nobody; a form is taken all the same.
 */
export async function visitorOf(parts: SignInParts, c: PageContext, asker: Asker, renewing: boolean): Promise<Seen> {
  const { store, interactions, clock } = parts;
  const [visit, uid] = await Promise.all([
    findVisit(store, privateCookie(c, parts, VISIT_COOKIE)),
    interactions.browserSessionOf(c.env.incoming, c.env.outgoing),
  ]);
  const entered = uid === undefined ? [] : ((await browserSession(store, uid))?.entered ?? []);
  const session = entered.find(({ session_id }) => session_id === visit?.data.session_id);
  const latest = visit?.data.browser_session === uid ? (session ?? entered[0]) : entered[0];
  if (latest === undefined) return { nobody: {} };
  const [tenant, user, ended] = await Promise.all([
    findTenant(store, latest.tenant_id),
    findUser(store, latest.tenant_id, latest.user_id),
    store.get(PLATFORM_WIDE, ENDED_SESSION, latest.session_id),
  ]);
  if (tenant?.status !== 'active') return { nobody: {} };
  const nobody = { nobody: { tenant: tenant.code } };
  if (visit === undefined || session !== latest || visit.data.browser_session !== uid) return nobody;
  if (user?.status !== 'active' || ended !== undefined) return nobody;
  const since = clock() - visit.data.renewed_at;
  const seen = Math.floor(visit.data.renewed_at / 1000);
  if (isOver(session.limits, seen, Math.floor(clock() / 1000))) return nobody;
  if (renewing && since > Math.max(RENEWED_AFTER_MS, session.limits.idle_seconds * 500)) return nobody;
  const { tenant_id, code, name, timezone } = tenant;
  return { visitor: { asker, visit, session, entered, tenant: { tenant_id, code, name }, timezone, user } };
}

async function browserSession(store: AuthStore, uid: string): Promise<BrowserSession | undefined> {
  return (await store.query(PLATFORM_WIDE, SESSION, 'alternate', uid))[0]?.data;
}
