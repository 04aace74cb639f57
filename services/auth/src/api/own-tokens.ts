import { type AccessTokenVerifier, accessTokenVerifier, type RevocableClaims, TokenError } from '@kiban/sdk';
import type { JWK } from 'jose';

/** Verifies the tokens that this process signs, with the keys it holds, and refuses those whose access has ended. */
export function ownTokens(
  origin: string,
  signingKeys: () => readonly JWK[],
  isRevoked: (claims: RevocableClaims) => boolean | Promise<boolean>,
): AccessTokenVerifier {
  const issuer = `${origin}/oidc`;
  const signed = accessTokenVerifier({
    issuer,
    jwksUri: `${issuer}/jwks`,
    fetch: async () => Response.json({ keys: signingKeys().map(publicPart) }),
    // a rotated key is known at once, and one that was taken away is
    ...{ cooldownMs: 0, freshMs: 0 },
  });
  return {
    verify: async (token, request) => {
      const claims = await signed.verify(token, request);
      if (await isRevoked(claims)) throw new TokenError('token_revoked', 'The access that the token gave has ended.');
      return claims;
    },
  };
}

/** The members of a public key (RFC 7518 §6.2.1, §6.3.1): what is not named here stays. */
function publicPart({ kid, kty, alg, use, crv, x, y, n, e }: JWK): object {
  return { kid, kty, alg, use, crv, x, y, n, e };
}
