import { randomUUIDv7 } from 'node:crypto';
import { usersOfPerson } from '../login-view/login-view.ts';
import { type EndedBy, recordSessionEnded, type SessionEnd, type SessionNamed } from '../records/sessions.ts';
import { endProofs } from '../sign-in/standing.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { type Affected, affectedBy, type SessionTarget } from './affected.ts';
import { noticesOf, queueNotices, queueNoticesToTell, type TellClient } from './logout-notices.ts';
import { type Revoked, writeRevocation } from './revocation.ts';
import { ENDED_SESSION, GRANTED, SESSION } from './session-kinds.ts';

export interface Cause extends EndedBy {
  readonly reason: SessionEnd;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The protocol has told the clients of the session already. */
  readonly clients_told?: boolean;
  /** Whoever waits for the clients to be told says how; otherwise they are told a moment later. */
  readonly tell?: TellClient;
}

/** A day: what names a session that has ended lives no longer. Seconds. */
const MARK_SECONDS = 24 * 3600;

/**
 * Ends access now: sessions, grants, codes and refresh tokens at once, access tokens wherever revocations are followed, the
 * clients' own sessions by back-channel logout. May be called again for the same cause: nothing is recorded twice. Whether
 * somebody may come back is not decided here.
 *
 * @returns the sessions that ended, one for each tenant.
 */
export async function revoke(store: AuthStore, target: SessionTarget, cause: Cause): Promise<readonly SessionNamed[]> {
  const affected = await affectedBy(store, target);
  const revoked = await revokedBy(store, target, affected);
  await Promise.all(
    revoked.map(async (one) => {
      await writeRevocation(store, one, cause.at);
      if (one.tenant_id !== null && one.person_id) await endProofs(store, one.tenant_id, one.person_id, cause.at);
    }),
  );
  // recorded before it is done, so that nothing happens unrecorded
  await Promise.all(affected.ended.map((session) => recordOnce(store, session, cause)));
  const told = await queueFor(store, affected, cause);
  await removeAll(store, affected);
  await told();
  return affected.ended;
}

/** @returns what to wait for when all has ended. */
async function queueFor(
  store: AuthStore,
  affected: Affected,
  { clients_told, tell, at }: Cause,
): Promise<() => unknown> {
  const notices = clients_told === true ? [] : noticesOf(affected);
  if (tell !== undefined) return queueNoticesToTell(store, notices, at, tell);
  await queueNotices(store, notices, at);
  return () => undefined;
}

/** One person's in a tenant are named by the person, so that a token whose session is not known here is refused, too. */
async function revokedBy(store: AuthStore, target: SessionTarget, { ended }: Affected): Promise<Revoked[]> {
  if ('device_id' in target) return [{ tenant_id: target.tenant_id, device_id: target.device_id }, ...namedBy(ended)];
  if ('browser_session' in target || 'session_ids' in target) return namedBy(ended);
  const { person_id } = target;
  if ('tenant_id' in target) return [{ tenant_id: target.tenant_id, person_id }];
  // one for each tenant: none of them learns of another
  const tenants = [...ended, ...(await usersOfPerson(store, person_id))].map(({ tenant_id }) => tenant_id);
  return [...new Set(tenants)].map((tenant_id) => ({ tenant_id, person_id }));
}

function namedBy(ended: readonly SessionNamed[]): Revoked[] {
  return ended.map(({ tenant_id, session_id }) => ({ tenant_id, session_id }));
}

/** Of several who end a session at once the first says why and when; each writes the record, which is one. */
async function recordOnce(store: AuthStore, session: SessionNamed, cause: Cause): Promise<void> {
  const { reason, at } = cause;
  const id = session.session_id;
  const mark = { record_id: randomUUIDv7(), reason, at };
  const expires_at = Math.ceil(at / 1000) + MARK_SECONDS;
  const first = await store.create(PLATFORM_WIDE, ENDED_SESSION, { id, data: mark, expires_at });
  const decided = first ? mark : ((await store.get(PLATFORM_WIDE, ENDED_SESSION, id))?.data ?? mark);
  await recordSessionEnded(store, session, decided, cause);
}

async function removeAll(store: AuthStore, { whole, grants }: Affected): Promise<void> {
  await Promise.all([
    ...whole.map(({ data }) => store.removeAll(PLATFORM_WIDE, [SESSION], 'alternate', data.uid)),
    ...grants.map(({ id }) => store.removeAll(PLATFORM_WIDE, GRANTED, 'grant', id)),
  ]);
}
