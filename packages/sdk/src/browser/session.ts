import * as oauth from 'oauth4webapi';
import { type AuthorizationServer, sessionOf } from './authorization-server.ts';
import type { KeptSession, SessionKeeper } from './kept-session.ts';
import { SignInError } from './sign-in-error.ts';

export interface SessionParts {
  readonly server: AuthorizationServer;
  readonly keeper: SessionKeeper;
  /** One holder at a time among all tabs of the origin (Web Locks API). */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The session is over; other tabs are to hear of it. */
  readonly ended: () => void;
}

export interface Session {
  current(): Promise<KeptSession | undefined>;
  begin(session: KeptSession): Promise<void>;
  /**
   * With an access token that counts for a while. However many tabs ask, one of them renews it: a refresh token is used once.
   *
   * @param refused an access token that an API did not accept.
   * @throws SignInError
   */
  usable(refused?: string): Promise<KeptSession>;
  forget(): Promise<void>;
}

/** An access token is renewed when less of its life is left. */
const SPARE_MS = 20_000;

export function sessionIn({ server, keeper, alone, now, ended }: SessionParts): Session {
  const isFresh = (kept: KeptSession, refused: string | undefined) =>
    kept.access_token !== refused && kept.expires_at - SPARE_MS > now();

  async function renewed(kept: KeptSession): Promise<KeptSession> {
    const { refresh_token, keys } = kept;
    if (refresh_token === null) throw new SignInError('signed_out', 'The session has ended.');
    const response = await server.tokens(keys, async (metadata, options) => {
      const { client } = server;
      const answer = await oauth.refreshTokenGrantRequest(metadata, client, oauth.None(), refresh_token, options);
      return oauth.processRefreshTokenResponse(metadata, client, answer);
    });
    return sessionOf(response, { keys, before: kept, now: now() });
  }

  async function renewedOnce(refused: string | undefined): Promise<KeptSession> {
    const kept = await keeper.read();
    if (kept === undefined) throw new SignInError('signed_out', 'Nobody is signed in.');
    if (isFresh(kept, refused)) return kept; // another tab was here before
    try {
      const next = await renewed(kept);
      await keeper.write(next);
      return next;
    } catch (error) {
      if (error instanceof SignInError && error.code === 'signed_out') {
        await keeper.forget();
        ended();
      }
      throw error;
    }
  }

  return {
    current: () => keeper.read(),
    begin: (session) => alone(() => keeper.write(session)),
    usable: async (refused) => {
      const kept = await keeper.read();
      return kept !== undefined && isFresh(kept, refused) ? kept : alone(() => renewedOnce(refused));
    },
    forget: () => alone(() => keeper.forget()),
  };
}
