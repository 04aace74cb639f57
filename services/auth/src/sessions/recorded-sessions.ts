import { currentRequest } from '@kiban/http';
import { recordSessionStarted, recordSessionsEnded } from '../records/sessions.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { SessionEvents } from './session-events.ts';

/** Sessions that begin and end in requests of people become domain events. */
export function recordedSessions(store: AuthStore, clock: () => number): SessionEvents {
  return {
    entered: async (session, client_id) => {
      const origin = { request_id: currentRequest().request_id, ip_address: null, at: clock() };
      await recordSessionStarted(store, session, { client_id, known_device: true }, origin);
    },
    ended: async (sessions) => {
      const { request_id } = currentRequest();
      for (const session of sessions) {
        const actor = { kind: 'person', id: session.user_id } as const;
        await recordSessionsEnded(store, [session], 'signed_out', { actor, request_id, at: clock() });
      }
    },
  };
}
