import { type JWTPayload, jwtVerify } from 'jose';
import { fetchIssuerKeys } from '../token/issuer-keys.ts';
import { keyCache } from '../token/key-cache.ts';
import { TokenError } from '../token/token-error.ts';

export interface LogoutTokenVerifierOptions {
  /** As it stands in the tokens: `https://auth.example.com/oidc`. */
  readonly issuer: string;
  /** The product's own. */
  readonly client_id: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

/** A session at the sign-in service that has ended: whoever signed in by it is signed out. */
export interface EndedSession {
  /** `sid` of the ID tokens that the session's sign-ins got. */
  readonly sid: string;
  /** The person; null when the token does not say. */
  readonly sub: string | null;
}

export interface LogoutTokenVerifier {
  /** @throws TokenError, and nothing else, for a token that is not to be believed. */
  verify(token: string): Promise<EndedSession>;
}

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];
const AT_MOST_OLD = '2m';

/**
 * Verifies what the sign-in service posts to a product's `backchannel_logout_uri` as `logout_token` (OpenID Connect Back-Channel
 * Logout 1.0 §2.6). One that comes twice ends nothing twice, so `jti` is not kept. Make one for each client and keep it.
 */
export function logoutTokenVerifier(options: LogoutTokenVerifierOptions): LogoutTokenVerifier {
  const { issuer, client_id, fetch = globalThis.fetch, now = Date.now } = options;
  const { keysWith } = keyCache({
    load: () => fetchIssuerKeys({ issuer, jwksUri: undefined, timeoutMs: 3000, fetch }),
    ...{ now, freshMs: 10 * 60_000, staleMs: 24 * 3600_000, cooldownMs: 30_000 },
  });
  const verify = async (token: string): Promise<EndedSession> => {
    const { payload } = await jwtVerify(token, async (header) => (await keysWith(header.kid ?? '')).keyFor(header), {
      ...{ issuer, audience: client_id, algorithms: ALGORITHMS, typ: 'logout+jwt', maxTokenAge: AT_MOST_OLD },
      ...{ requiredClaims: ['jti', 'exp', 'sid', 'events'], currentDate: new Date(now()) },
    }).catch(refuse);
    return endedBy(payload);
  };
  return { verify };
}

function endedBy({ sid, sub, events, nonce }: JWTPayload): EndedSession {
  const isLogout = typeof events === 'object' && events !== null && LOGOUT in events;
  if (typeof sid !== 'string' || nonce !== undefined || !isLogout)
    throw new TokenError('claim_invalid', 'The token tells of no session that has ended.');
  return { sid, sub: sub ?? null };
}

function refuse(error: unknown): never {
  if (error instanceof TokenError) throw error;
  throw new TokenError('token_malformed', 'This is no logout token of this issuer for this client.', error);
}
