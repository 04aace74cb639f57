import { GRANT } from '../../sessions/session-kinds.ts';
import { type TenantSession, tenantSessions } from '../../sessions/tenant-sessions.ts';
import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { Visitor } from '../visit/visitor.ts';

/** A session of the person's own in the tenant. */
export interface OwnSession extends TenantSession {
  /** Of the browser that asks. */
  readonly is_here: boolean;
}

/** Sessions in the tenant, this browser's first. Signing in anew leaves what products still hold of the session before: one. */
export async function ownSessions(store: AuthStore, visitor: Visitor): Promise<OwnSession[]> {
  const { tenant, user, session, visit, entered } = visitor;
  const [all, grants] = await Promise.all([
    tenantSessions(store, tenant.tenant_id, user.person_id),
    store.query(PLATFORM_WIDE, GRANT, 'session', visit.data.browser_session),
  ]);
  const here = new Set([...entered, ...grants.map(({ data }) => data)].map(({ session_id }) => session_id));
  const others = all.filter(({ id }) => !here.has(id));
  const own = all.find(({ id }) => id === session.session_id);
  const client_ids = [...new Set(all.filter(({ id }) => here.has(id)).flatMap((each) => each.client_ids))].sort();
  return [
    ...(own === undefined ? [] : [{ ...own, client_ids, is_here: true }]),
    ...others.map((each) => ({ ...each, is_here: false })),
  ];
}
