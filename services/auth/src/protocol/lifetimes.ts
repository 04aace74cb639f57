import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { SessionLimits } from '../sessions/session-limits.ts';
import { grantIn, type KibanGrant, type KibanSession } from './models.ts';

/**
 * What comes from a sign-in of which no policy says how long it counts: a working day (NIST SP 800-63B-4 §2.2.3: at most 24
 * hours). Seconds, like all of these.
 */
export const SESSION_SECONDS = 12 * 3600;
/** The same for a refresh token that nobody uses: whoever went away signs in again. */
export const REFRESH_IDLE_SECONDS = 2 * 3600;
/** DESIGN: access tokens outlive what they were given for by five minutes at most. */
export const ACCESS_TOKEN_SECONDS = 300;
export const INTERACTION_SECONDS = 3600;

/** Seconds that are left of a sign-in; at least one, since oidc-provider takes no other. */
function leftOf(limits: SessionLimits | undefined, authenticatedAt: number | undefined, now: number): number {
  return Math.max(1, (limits?.ends_at ?? (authenticatedAt ?? now) + SESSION_SECONDS) - now);
}

/** Each tenant that was entered ends by itself; the browser's session goes on until the last of them has. */
function leftOfBrowser({ entered, loginTs }: KibanSession, now: number): number {
  if (loginTs === undefined) return INTERACTION_SECONDS;
  const left = (entered ?? []).map(({ limits, auth_time }) => leftOf(limits, auth_time, now));
  return left.length === 0 ? leftOf(undefined, loginTs, now) : Math.max(...left);
}

function refreshable(grant: KibanGrant | undefined, authenticatedAt: number | undefined, now: number): number {
  const limits = grant?.limits;
  return Math.min(limits?.idle_seconds ?? REFRESH_IDLE_SECONDS, leftOf(limits, authenticatedAt, now));
}

/**
 * An access token of a session: no longer than the session, and half of what that may be left alone, so that whoever works on
 * a terminal that locks soon refreshes in time.
 */
export function accessTokenSeconds(grant: KibanGrant | undefined, seconds: number, now: number): number {
  if (grant?.limits === undefined) return seconds;
  const { idle_seconds, ends_at } = grant.limits;
  return Math.max(1, Math.min(seconds, Math.floor(idle_seconds / 2), ends_at - now));
}

export function lifetimes(now: () => number): NonNullable<Configuration['ttl']> {
  return {
    AccessToken: ACCESS_TOKEN_SECONDS,
    AuthorizationCode: 60, // RFC 6749 §4.1.2: ten minutes at most
    ClientCredentials: ACCESS_TOKEN_SECONDS,
    Grant: (ctx: KoaContextWithOIDC, grant) => leftOf((grant as KibanGrant).limits, ctx.oidc.session?.loginTs, now()),
    IdToken: ACCESS_TOKEN_SECONDS,
    Interaction: INTERACTION_SECONDS,
    RefreshToken: (ctx, token) => refreshable(grantIn(ctx), token.authTime, now()),
    Session: (_ctx, session) => leftOfBrowser(session as KibanSession, now()),
  };
}
