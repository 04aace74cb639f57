import type { IncomingMessage, RequestListener } from 'node:http';
import {
  AccessRefused,
  type AccessVisitor,
  assertionVerifier,
  type CloudflareAccessOptions,
} from './access-assertion.ts';

export { AccessRefused, type AccessVisitor, type CloudflareAccessOptions } from './access-assertion.ts';

type Answers<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

export interface CloudflareAccess {
  /** Whom Access let in. @param assertion the header `Cf-Access-Jwt-Assertion`. @throws AccessRefused */
  verify(assertion: string | undefined): Promise<AccessVisitor>;
  /** In front of whatever listens to node:http: `createServer(access.listener(app))`. */
  listener(guarded: RequestListener): RequestListener;
  /** In front of whatever answers a `Request`: `serve({ fetch: access.fetch(app.fetch) })`. */
  fetch<Rest extends unknown[]>(guarded: Answers<Rest>): (request: Request, ...rest: Rest) => Promise<Response>;
}

const HEADER = 'cf-access-jwt-assertion';

/**
 * A guard in front of a development environment: whoever reaches it around Cloudflare Access is refused with 403, before the
 * product sees anything. Upgrades to web sockets come past a listener: `verify` them by themselves, or serve none.
 */
export function cloudflareAccess(options: CloudflareAccessOptions): CloudflareAccess {
  const verifyAssertion = assertionVerifier(options);
  const verify: CloudflareAccess['verify'] = async (assertion) => {
    if (assertion === undefined)
      throw new AccessRefused('assertion_missing', 'The request did not come through Access.');
    return verifyAssertion(assertion);
  };

  /** Undefined: let in. */
  async function refusalOf(assertion: string | undefined): Promise<Refused | undefined> {
    try {
      await verify(assertion);
      return undefined;
    } catch (error) {
      if (!(error instanceof AccessRefused)) throw error;
      return error.code === 'keys_unavailable'
        ? { status: 503, headers: { ...HEADERS, 'retry-after': '5' } }
        : { status: 403, headers: HEADERS };
    }
  }

  return {
    verify,
    listener: (guarded) => (request, response) => {
      refusalOf(assertionIn(request))
        .then((refused) => {
          if (refused === undefined) guarded(request, response);
          else response.writeHead(refused.status, { ...refused.headers }).end(TEXT);
        })
        .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    },
    fetch:
      (guarded) =>
      async (request, ...rest) => {
        const refused = await refusalOf(request.headers.get(HEADER) ?? undefined);
        return refused === undefined ? guarded(request, ...rest) : new Response(TEXT, refused);
      },
  };
}

interface Refused {
  readonly status: number;
  readonly headers: Record<string, string>;
}
const HEADERS = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
const TEXT = 'ここへは Cloudflare Access を通ってアクセスしてください。 Come through Cloudflare Access.\n';

/** One that came twice is none. */
function assertionIn({ headersDistinct }: IncomingMessage): string | undefined {
  const [assertion, ...others] = headersDistinct[HEADER] ?? [];
  return others.length === 0 ? assertion : undefined;
}
