import type { TenantId } from '@kiban/postgres';
import type { SessionNamed } from '../records/sessions.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import { sessionsOnDevice } from './device-sessions.ts';
import { type BrowserSession, GRANT, SESSION, type TenantGrant } from './session-kinds.ts';

/** Whose sessions: of a person everywhere, in one tenant, or some of them; of one browser; on one device. */
export type SessionTarget =
  | { readonly person_id: string }
  | { readonly person_id: string; readonly tenant_id: TenantId }
  | { readonly person_id: string; readonly session_ids: readonly string[] }
  | { readonly browser_session: string }
  | { readonly device_id: string; readonly tenant_id: TenantId };

/** What of a target there is to end. */
export interface Affected {
  /** One for each tenant that was entered. */
  readonly ended: readonly SessionNamed[];
  /** Browser sessions of which nothing goes on. */
  readonly whole: readonly Item<BrowserSession>[];
  /** Those that go on in another tenant. */
  readonly partly: readonly Item<BrowserSession>[];
  readonly grants: readonly Item<TenantGrant>[];
}

export async function affectedBy(store: AuthStore, target: SessionTarget): Promise<Affected> {
  if ('browser_session' in target) return affected(await ofBrowser(store, target.browser_session), () => true);
  if ('device_id' in target) {
    const uids = await sessionsOnDevice(store, target.tenant_id, target.device_id);
    const found = await Promise.all(uids.map((uid) => ofBrowser(store, uid)));
    return affected(
      { sessions: found.flatMap((one) => one.sessions), grants: found.flatMap((one) => one.grants) },
      () => true,
    );
  }
  const found = await ofPerson(store, target.person_id);
  if ('tenant_id' in target) return affected(found, ({ tenant_id }) => tenant_id === target.tenant_id);
  if ('session_ids' in target) return affected(found, ({ session_id }) => target.session_ids.includes(session_id));
  return affected(found, () => true);
}

interface Found {
  readonly sessions: readonly Item<BrowserSession>[];
  readonly grants: readonly Item<TenantGrant>[];
}

async function ofBrowser(store: AuthStore, uid: string): Promise<Found> {
  const [sessions, grants] = await Promise.all([
    store.query(PLATFORM_WIDE, SESSION, 'alternate', uid),
    store.query(PLATFORM_WIDE, GRANT, 'session', uid),
  ]);
  return { sessions, grants };
}

async function ofPerson(store: AuthStore, personId: string): Promise<Found> {
  const [sessions, grants] = await Promise.all([
    store.query(PLATFORM_WIDE, SESSION, 'person', personId),
    store.query(PLATFORM_WIDE, GRANT, 'person', personId),
  ]);
  return { sessions, grants };
}

/** Grants tell of sessions whose browser's is gone already. */
function affected(found: Found, ends: (session: Pick<SessionNamed, 'tenant_id' | 'session_id'>) => boolean): Affected {
  const ended = new Map<string, SessionNamed>();
  const grants = found.grants.filter(({ data }) => ends(data));
  for (const { session_id, accountId: person_id, tenant_id, user_id } of grants.map(({ data }) => data))
    ended.set(session_id, { session_id, person_id, tenant_id, user_id });
  const entered = found.sessions.flatMap(({ data }) => data.entered ?? []).filter(ends);
  for (const { session_id, person_id, tenant_id, user_id } of entered)
    ended.set(session_id, { session_id, person_id, tenant_id, user_id });
  const touched = found.sessions.filter(
    ({ data }) => (data.entered ?? []).some(ends) || (data.entered ?? []).length === 0,
  );
  return {
    ended: [...ended.values()],
    whole: touched.filter(({ data }) => (data.entered ?? []).every(ends)),
    partly: touched.filter(({ data }) => !(data.entered ?? []).every(ends)),
    grants,
  };
}
