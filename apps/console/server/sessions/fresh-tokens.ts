import { Problem } from '@kiban/http';
import type { RelyingParty } from '../sign-in/relying-party.ts';
import type { Session, Tokens } from './session.ts';
import type { SessionStore } from './session-store.ts';

/** An access token is renewed when it has less than this left, in milliseconds: a request under way may need some. */
const RENEW_BEFORE_MS = 30_000;

/** A session as a request meets it. */
export interface CurrentSession {
  readonly id: string;
  readonly session: Session;
}

/**
 * The session's access token, renewed when it is about to expire. Requests at once share one refresh. While the sign-in
 * service is out, a token that is still good serves.
 *
 * @throws Problem `session_ended` when the refresh was refused, `unavailable` when it could not be asked for.
 */
export async function freshAccessToken(
  { id, session }: CurrentSession,
  parts: { readonly sessions: SessionStore; readonly relyingParty: RelyingParty; readonly clock: () => number },
): Promise<string> {
  const { access_token, access_expires_at } = session.tokens;
  const left = access_expires_at - parts.clock();
  if (left > RENEW_BEFORE_MS) return access_token;
  session.refreshing ??= parts.relyingParty.refresh(session.tokens);
  let renewed: Tokens;
  try {
    renewed = await session.refreshing;
  } catch (error) {
    session.refreshing = null;
    if (error instanceof Problem && error.code === 'session_ended') parts.sessions.end(id);
    else if (left > 0) return access_token;
    throw error;
  }
  parts.sessions.renew(id, { ...session, tokens: renewed, refreshing: null });
  return renewed.access_token;
}
