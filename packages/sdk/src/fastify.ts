import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessOptions } from './access/access-options.ts';
import { admit } from './access/admit.ts';
import { rememberToken } from './access/admitted.ts';
import { headerOf } from './access/header-of.ts';

export { tokenOf } from './access/admitted.ts';

/**
 * A hook (`onRequest`) for a whole application or one route: lets a request through when it carries an access token that the
 * verifier accepts and that permits what is required; `tokenOf(request)` gives its claims. Any other is answered with a problem
 * document (RFC 9457) and a challenge (RFC 6750, 9449, 9470). Behind a proxy set `trustProxy`, or `origin`.
 */
export function requireAccessToken(
  options: AccessOptions,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  return async (request, reply) => {
    const { method, protocol, host, originalUrl, headers } = request;
    const url = `${protocol}://${host || 'localhost'}${originalUrl}`;
    const admission = await admit(options, { method, url, header: headerOf(headers), socket: request.raw.socket });
    if (admission.claims === undefined) {
      const { status, headers, body } = admission.refusal;
      return reply.code(status).headers(headers).send(body);
    }
    rememberToken(request, admission.claims);
    return undefined;
  };
}
