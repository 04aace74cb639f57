import type { MiddlewareHandler } from 'hono';
import type { AccessOptions } from './access/access-options.ts';
import { admit } from './access/admit.ts';
import type { AccessTokenClaims } from './token/access-token-claims.ts';

/**
 * Lets a request through when it carries an access token that the verifier accepts and that permits what is required, and puts
 * its claims into `c.var.token`. Any other is answered with a problem document (RFC 9457) and a challenge (RFC 6750, 9449, 9470).
 */
export function requireAccessToken(
  options: AccessOptions,
): MiddlewareHandler<{ Variables: { token: AccessTokenClaims } }> {
  return async (c, next) => {
    const header = (name: string): string | undefined => c.req.header(name);
    const { incoming } = (c.env ?? {}) as { readonly incoming?: { readonly socket?: unknown } }; // of @hono/node-server
    const admission = await admit(options, { method: c.req.method, url: c.req.url, header, socket: incoming?.socket });
    if (admission.claims === undefined) {
      const { status, headers, body } = admission.refusal;
      return new Response(body, { status, headers });
    }
    c.set('token', admission.claims);
    await next();
    return;
  };
}
