import { currentRequest } from '@kiban/http';
import { recordSessionStarted } from '../records/sessions.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { revoke } from './revoke.ts';
import type { SessionEvents } from './session-events.ts';

/** Sessions that begin and end in requests of people become domain events. */
export function recordedSessions(store: AuthStore, clock: () => number): SessionEvents {
  return {
    entered: async (session, client_id) => {
      const origin = { request_id: currentRequest().request_id, ip_address: null, at: clock() };
      await recordSessionStarted(store, session, { client_id, known_device: true }, origin);
    },
    end: async (uid, clients) => {
      const { request_id } = currentRequest();
      const cause = { reason: 'signed_out', actor: 'themselves', note: null, request_id, at: clock() } as const;
      await revoke(store, { browser_session: uid }, { ...cause, ...clients });
    },
  };
}
