import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessOptions } from './access/access-options.ts';
import { admit } from './access/admit.ts';
import { rememberToken } from './access/admitted.ts';
import { headerOf } from './access/header-of.ts';

export { tokenOf } from './access/admitted.ts';

/** A request as Express, and whatever has its shape, hands it on. */
interface HandedRequest extends IncomingMessage {
  /** Before routers took parts of it away. */
  readonly originalUrl?: string;
  readonly protocol?: string;
}

/**
 * Lets a request through when it carries an access token that the verifier accepts and that permits what is required;
 * `tokenOf(request)` gives its claims. Any other is answered with a problem document (RFC 9457) and a challenge (RFC 6750, 9449,
 * 9470). Behind a proxy set `trust proxy`, or `origin`.
 */
export function requireAccessToken(
  options: AccessOptions,
): (request: HandedRequest, response: ServerResponse, next: (error?: unknown) => void) => void {
  return (request, response, next) => {
    const { method = 'GET', originalUrl = request.url ?? '/', protocol = 'http', headers, socket } = request;
    const url = `${protocol}://${headers.host ?? 'localhost'}${originalUrl}`;
    admit(options, { method, url, header: headerOf(headers), socket })
      .then((admission) => {
        if (admission.claims === undefined) {
          const { status, headers, body } = admission.refusal;
          response.writeHead(status, headers).end(body);
          return;
        }
        rememberToken(request, admission.claims);
        next();
      })
      .catch(next);
  };
}
