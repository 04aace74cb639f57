import type { TenantId } from '@kiban/postgres';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { EndedSession } from './session-events.ts';
import { type BrowserSession, ENDED_SESSION, GRANT, GRANTED, SESSION, type TenantGrant } from './session-kinds.ts';

/** Whose sessions: everywhere, in one tenant only, or those of one browser. */
export type SessionTarget =
  | { readonly person_id: string }
  | { readonly person_id: string; readonly tenant_id: TenantId }
  | { readonly browser_session: string };

/**
 * Ends sessions, and with them grants, codes and refresh tokens. Access tokens that are out live five minutes at most. A
 * session in one tenant ends there only; whoever works in two stays signed in to the other.
 *
 * @returns the sessions that ended, one for each tenant.
 */
export async function endSessions(store: AuthStore, target: SessionTarget): Promise<EndedSession[]> {
  if ('browser_session' in target) return endBrowserSession(store, target.browser_session);
  return 'tenant_id' in target
    ? endInTenant(store, target.person_id, target.tenant_id)
    : endEverywhere(store, target.person_id);
}

async function endBrowserSession(store: AuthStore, uid: string): Promise<EndedSession[]> {
  const [sessions, grants] = await Promise.all([
    store.query(PLATFORM_WIDE, SESSION, 'alternate', uid),
    store.query(PLATFORM_WIDE, GRANT, 'session', uid),
  ]);
  await store.removeAll(PLATFORM_WIDE, [SESSION], 'alternate', uid);
  await store.removeAll(PLATFORM_WIDE, GRANTED, 'session', uid);
  return endedOf(sessions, grants);
}

async function endEverywhere(store: AuthStore, personId: string): Promise<EndedSession[]> {
  const { sessions, grants } = await ofPerson(store, personId);
  await store.removeAll(PLATFORM_WIDE, [SESSION, ...GRANTED], 'person', personId);
  return endedOf(sessions, grants);
}

async function endInTenant(store: AuthStore, personId: string, tenant: TenantId): Promise<EndedSession[]> {
  const { sessions, grants } = await ofPerson(store, personId);
  for (const { data, expires_at } of sessions) {
    const { uid, entered = [] } = data;
    const here = entered.filter(({ tenant_id }) => tenant_id === tenant);
    if (here.length === entered.length) await store.removeAll(PLATFORM_WIDE, [SESSION], 'alternate', uid);
    else
      for (const { session_id } of here)
        await store.put(PLATFORM_WIDE, ENDED_SESSION, { id: session_id, data: null, expires_at });
  }
  for (const { id, data } of grants)
    if (data.tenant_id === tenant) await store.removeAll(PLATFORM_WIDE, GRANTED, 'grant', id);
  return endedOf(sessions, grants).filter(({ tenant_id }) => tenant_id === tenant);
}

async function ofPerson(
  store: AuthStore,
  personId: string,
): Promise<{ sessions: Item<BrowserSession>[]; grants: Item<TenantGrant>[] }> {
  const [sessions, grants] = await Promise.all([
    store.query(PLATFORM_WIDE, SESSION, 'person', personId),
    store.query(PLATFORM_WIDE, GRANT, 'person', personId),
  ]);
  return { sessions, grants };
}

/** One for each tenant that was entered; grants tell of those whose browser session is gone already. */
function endedOf(sessions: readonly Item<BrowserSession>[], grants: readonly Item<TenantGrant>[]): EndedSession[] {
  const ended = new Map<string, EndedSession>();
  for (const { session_id, accountId: person_id, tenant_id, user_id } of grants.map(({ data }) => data))
    ended.set(session_id, { session_id, person_id, tenant_id, user_id });
  for (const { session_id, person_id, tenant_id, user_id } of sessions.flatMap(({ data }) => data.entered ?? []))
    ended.set(session_id, { session_id, person_id, tenant_id, user_id });
  return [...ended.values()];
}
