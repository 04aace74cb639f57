import type { MiddlewareHandler } from 'hono';
import type { AccessTokenClaims } from './token/access-token-claims.ts';
import type { AccessTokenVerifier } from './token/access-token-verifier.ts';
import { challenge } from './token/challenge.ts';
import { TokenError } from './token/token-error.ts';

/**
 * Lets a request through when it carries an access token that the verifier accepts, and puts its claims into `c.var.token`.
 * Any other is answered with a problem document (RFC 9457) and a challenge (RFC 6750 §3).
 */
export function requireAccessToken(options: {
  readonly verifier: AccessTokenVerifier;
}): MiddlewareHandler<{ Variables: { token: AccessTokenClaims } }> {
  return async (c, next) => {
    // RFC 6750 §2.1; tokens in bodies and addresses (§2.2, §2.3) are not looked at
    const token = /^bearer +([\w\-.~+/]+=*) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const language = c.req.header('accept-language');
    if (token === undefined) return challenge('token_missing', language);
    try {
      c.set('token', await options.verifier.verify(token));
    } catch (error) {
      if (error instanceof TokenError) return challenge(error.code, language);
      throw error;
    }
    await next();
    return;
  };
}
