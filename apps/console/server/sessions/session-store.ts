import { createHash, randomBytes } from 'node:crypto';
import { hasEnded, type Session } from './session.ts';

/** Where sessions are kept. An id is a bearer secret of 256 bits and stands nowhere but in the browser's cookie. */
export interface SessionStore {
  /** Keeps a new session. @returns its id, for the cookie. */
  begin(session: Session): string;
  /** The session of an id, when there is one and it has not ended. */
  find(id: string): Session | undefined;
  /** Puts renewed tokens in the place of the old ones. */
  renew(id: string, session: Session): void;
  end(id: string): void;
  /** Ends what a session at the sign-in service began, in all its tenants. */
  endOfSignIn(sid: string): void;
}

/**
 * Sessions in the memory of this process, at most so many; the one unused longest goes first. A restart ends them all, which
 * people do not notice: the sign-in service still knows them and sends them back at once.
 */
export function sessionsInMemory(clock: () => number, atMost: number): SessionStore {
  const sessions = new Map<string, Session>();
  const forget = (key: string): void => void sessions.delete(key);
  return {
    begin: (session) => {
      const id = randomBytes(32).toString('base64url');
      sessions.set(keyOf(id), session);
      for (const [oldest] of sessions) {
        if (sessions.size <= atMost) break;
        forget(oldest);
      }
      return id;
    },
    find: (id) => {
      const key = keyOf(id);
      const session = sessions.get(key);
      if (session === undefined) return undefined;
      forget(key);
      if (hasEnded(session, clock())) return undefined;
      sessions.set(key, session); // a Map keeps the order of insertion: last used, last to go
      return session;
    },
    renew: (id, session) => {
      if (sessions.has(keyOf(id))) sessions.set(keyOf(id), session);
    },
    end: (id) => forget(keyOf(id)),
    endOfSignIn: (sid) => {
      for (const [key, { tokens }] of sessions) if (tokens.sid === sid) forget(key);
    },
  };
}

/** What a dump of the memory shows is no cookie. */
function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
