/** What the browser's cookie stands for. Lives on the server only: no token ever reaches the browser. */
export interface Session {
  readonly tokens: Tokens;
  /** Milliseconds since 1970. */
  readonly signed_in_at: number;
  /** Milliseconds since 1970; moves with every request. */
  last_seen_at: number;
  /** The one refresh under way, which all requests at once wait for: a refresh token is good for one use. */
  refreshing: Promise<Tokens> | null;
}

export interface Tokens {
  readonly access_token: string;
  /** Milliseconds since 1970. */
  readonly access_expires_at: number;
  readonly refresh_token: string | null;
  /** For signing out (`id_token_hint`). */
  readonly id_token: string;
  /** The session at the sign-in service: when it ends there it ends here (OIDC Back-Channel Logout 1.0). */
  readonly sid: string | null;
}

/** Ends a session that nobody used for so long, in milliseconds. */
export const IDLE_MS = 30 * 60_000;

/** Ends any session after so long, in milliseconds: nobody works longer in one go. */
export const ABSOLUTE_MS = 12 * 60 * 60_000;

export function hasEnded(session: Session, now: number): boolean {
  return now - session.last_seen_at >= IDLE_MS || now - session.signed_in_at >= ABSOLUTE_MS;
}
