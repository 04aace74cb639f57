import type { SignInSession } from '../protocol/interaction.ts';

/** A session that ended before its time. */
export type EndedSession = Pick<SignInSession, 'session_id' | 'person_id' | 'tenant_id' | 'user_id'>;

/** Who keeps records of sessions. */
export interface SessionEvents {
  /** A signed-in person entered another tenant without being asked anything. */
  entered(session: SignInSession, clientId: string): Promise<void>;
  /** The person signed out, or somebody else signed in in the same browser. */
  ended(sessions: readonly EndedSession[]): Promise<void>;
}
