import type { TenantId } from '@kiban/postgres';
import { revoke } from '../sessions/revoke.ts';
import { GRANT, SESSION } from '../sessions/session-kinds.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { type AlertParts, raiseAlert } from './alert.ts';
import { dropSet } from './break-glass-code.ts';
import { changeBook, type EmergencyAct, noteFinished, readBook, unfinishedTenants } from './change-book.ts';
import { type Emergency, openEmergency } from './emergency.ts';

/**
 * Carries out what the end of an emergency means: no code of its set is left, and no session or grant that began with one. The
 * end itself stands in the book already and nothing counts any more; so this may be interrupted, and done again.
 */
export async function carryOutEnd(
  store: AuthStore,
  tenant: TenantId,
  { emergency_id, set_id, uses }: Emergency,
  act: EmergencyAct,
): Promise<void> {
  if (set_id !== null) await dropSet(store, tenant, { set_id, codes: uses.length }, act);
  const cause = { reason: 'emergency_closed', note: null, ...act } as const;
  for (const person_id of new Set(uses.map((use) => use.person_id))) {
    const session_ids = await sessionsOf(store, person_id, emergency_id);
    if (session_ids.length > 0) await revoke(store, { person_id, session_ids }, cause);
  }
}

/** A person's sessions that hang on an emergency; grants tell of those whose browser's session is gone. */
async function sessionsOf(store: AuthStore, personId: string, emergencyId: string): Promise<string[]> {
  const [sessions, grants] = await Promise.all([
    store.query(PLATFORM_WIDE, SESSION, 'person', personId),
    store.query(PLATFORM_WIDE, GRANT, 'person', personId),
  ]);
  const all = [...sessions.flatMap(({ data }) => data.entered ?? []), ...grants.map(({ data }) => data)];
  const ids = all
    .filter(({ emergency }) => emergency?.emergency_id === emergencyId)
    .map(({ session_id }) => session_id);
  return [...new Set(ids)];
}

/** Ends what is over by itself, and goes on with what was interrupted. @returns in how many tenants. */
export async function endLapsedEmergencies(parts: AlertParts): Promise<number> {
  const { store, clock } = parts;
  const tenants = await unfinishedTenants(store);
  for (const tenant of tenants) {
    const act = { actor: { kind: 'service', id: 'auth' } as const, request_id: null, at: clock() };
    const changed = await changeBook(store, tenant, (book) => book, act);
    if (changed !== null) await raiseAlert(parts, tenant, 'emergency_closed', { end: 'time_over' });
    const book = changed?.book ?? (await readBook(store, tenant));
    for (const emergency of book.emergencies)
      if (emergency.status === 'closed') await carryOutEnd(store, tenant, emergency, act);
    if (openEmergency(book, act.at) === undefined) await noteFinished(store, tenant);
  }
  return tenants.length;
}
