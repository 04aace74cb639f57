import type { FeedEvent } from '@kiban/event-store';
import { recordSessionsEnded, type SessionEnd } from '../records/sessions.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { LoginUser } from './login-view.ts';

/** Ends the sessions of a user who may not sign in any more, in that tenant; recorded as done by whoever closed the user. */
export async function endSessionsOfClosedUser(
  store: AuthStore,
  clock: () => number,
  { person_id, tenant_id, status }: LoginUser,
  event: FeedEvent,
): Promise<void> {
  const reason = REASONS[status];
  if (reason === undefined) return;
  const ended = await endSessions(store, { person_id, tenant_id });
  const actor = { kind: 'service', id: 'auth' } as const;
  await recordSessionsEnded(store, ended, reason, { actor, request_id: event.request_id, at: clock() });
}

const REASONS: Readonly<Partial<Record<LoginUser['status'], SessionEnd>>> = {
  suspended: 'user_suspended',
  left: 'user_left',
  erased: 'user_erased',
};
