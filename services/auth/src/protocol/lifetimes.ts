import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';

/** A sign-in counts for a working day (NIST SP 800-63B-4 §2.2.3: at most 24 hours). Seconds, like all of these. */
export const SESSION_SECONDS = 12 * 3600;
/** A refresh token that nobody uses for as long is of no use any more: whoever went away signs in again. */
export const REFRESH_IDLE_SECONDS = 2 * 3600;
/** DESIGN: access tokens outlive what they were given for by five minutes at most. */
export const ACCESS_TOKEN_SECONDS = 300;
export const INTERACTION_SECONDS = 3600;

/** Seconds that are left of a sign-in; at least one, since oidc-provider takes no other. */
function leftOf(authenticatedAt: number | undefined, now: number): number {
  return Math.max(1, (authenticatedAt ?? now) + SESSION_SECONDS - now);
}

export function lifetimes(now: () => number): NonNullable<Configuration['ttl']> {
  return {
    AccessToken: ACCESS_TOKEN_SECONDS,
    AuthorizationCode: 60, // RFC 6749 §4.1.2: ten minutes at most
    ClientCredentials: ACCESS_TOKEN_SECONDS,
    Grant: (ctx: KoaContextWithOIDC) => leftOf(ctx.oidc.session?.loginTs, now()),
    IdToken: ACCESS_TOKEN_SECONDS,
    Interaction: INTERACTION_SECONDS,
    RefreshToken: (_ctx, token) => Math.min(REFRESH_IDLE_SECONDS, leftOf(token.authTime, now())),
    Session: (_ctx, session) => (session.loginTs === undefined ? INTERACTION_SECONDS : leftOf(session.loginTs, now())),
  };
}
