import type { AccessTokenClaims } from '../token/access-token-claims.ts';

const admitted = new WeakMap<object, AccessTokenClaims>();

export function rememberToken(request: object, claims: AccessTokenClaims): void {
  admitted.set(request, claims);
}

/** What the token of a request says. Throws for a request that `requireAccessToken` has not let through. */
export function tokenOf(request: object): AccessTokenClaims {
  const claims = admitted.get(request);
  if (claims === undefined)
    throw new Error('No access token was required of this request: use requireAccessToken before.');
  return claims;
}
