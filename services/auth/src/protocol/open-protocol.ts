import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@kiban/telemetry';
import type { KeyRing } from '../keys/key-ring.ts';
import type { TellClient } from '../sessions/logout-notices.ts';
import type { ProtocolParts } from './configuration.ts';
import type { Interactions } from './interaction.ts';
import { interactionsOf } from './interactions.ts';
import { makeProvider } from './provider.ts';
import { maySendStructuredToken, takeStructuredToken } from './structured-tokens/structured-token.ts';
import { tellClient } from './tell-client.ts';

/** OpenID Connect below `/oidc`. */
export interface Protocol {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  readonly interactions: Interactions;
  /** @throws when the client does not take it. */
  readonly tellClient: TellClient;
  /** From the next request on these keys are used; requests under way go on with the ones they began with. */
  useKeys(keys: KeyRing): void;
}

const MOUNT = '/oidc';

export function openProtocol(parts: ProtocolParts, keys: KeyRing, logger: Logger): Protocol {
  let provider = makeProvider(parts, keys, logger);
  let callback = provider.callback();
  const edge = new URL(parts.origin);
  const asAtTheEdge = (request: IncomingMessage): IncomingMessage => {
    // every address in answers is made from these: whatever a request says of its host, it is the issuer's
    request.headers['x-forwarded-host'] = edge.host;
    request.headers['x-forwarded-proto'] = edge.protocol.slice(0, -1);
    return request;
  };
  return {
    listener: (request, response) => {
      const { pathname, search } = URL.parse(request.url ?? '/', parts.origin) ?? edge;
      const seen = asAtTheEdge(request) as IncomingMessage & { originalUrl?: string };
      seen.originalUrl = `${pathname}${search}`;
      seen.url = `${pathname.slice(MOUNT.length) || '/'}${search}`;
      if (!maySendStructuredToken(request, pathname)) return void callback(seen, response);
      takeStructuredToken(request).then(
        () => callback(seen, response),
        () => response.destroy(), // the request ended in its midst
      );
    },
    interactions: interactionsOf({ ...parts, provider: () => provider, asAtTheEdge }),
    tellClient: (notice) => tellClient(provider, logger, notice),
    useKeys: (next) => {
      provider = makeProvider(parts, next, logger);
      callback = provider.callback();
    },
  };
}
