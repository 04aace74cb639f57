import * as oauth from 'oauth4webapi';
import { AssertionRefused } from '../assertion.ts';
import type { OidcSettings } from '../connection.ts';
import type { Outside } from '../outside.ts';

const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 500;

/** What is known of OpenID providers; kept for ten minutes, and their keys with it. */
export interface Providers {
  /** @throws AssertionRefused `unreachable` */
  of(settings: OidcSettings): Promise<oauth.AuthorizationServer>;
  /** What every request to a provider is made with. */
  options(settings: OidcSettings): ProviderOptions;
}

interface ProviderOptions {
  readonly [oauth.customFetch]: (address: string, init: object) => Promise<Response>;
  readonly [oauth.allowInsecureRequests]: boolean;
}

export function openProviders({ ask, allowed }: Outside, clock: () => number): Providers {
  const known = new Map<string, { readonly server: oauth.AuthorizationServer; readonly until: number }>();
  const options: Providers['options'] = ({ issuer }) => ({
    [oauth.customFetch]: (address: string, init: object) => ask(address, init),
    [oauth.allowInsecureRequests]: allowed.includes(new URL(issuer).origin),
  });
  return {
    options,
    async of(settings) {
      const key = JSON.stringify([settings.issuer, settings.endpoints]);
      const found = known.get(key);
      if (found !== undefined && clock() < found.until) return found.server;
      const server = settings.endpoints === null ? await discovered(settings, options(settings)) : byHand(settings);
      known.delete(key);
      if (known.size >= MOST_KEPT) known.delete(known.keys().next().value ?? '');
      known.set(key, { server, until: clock() + KEPT_MS });
      return server;
    },
  };
}

function byHand({ issuer, endpoints }: OidcSettings): oauth.AuthorizationServer {
  return { issuer, ...endpoints };
}

/** OpenID Connect Discovery 1.0 §4: the issuer that is published must be the one that was asked for. */
async function discovered({ issuer }: OidcSettings, options: ProviderOptions): Promise<oauth.AuthorizationServer> {
  try {
    const response = await oauth.discoveryRequest(new URL(issuer), options);
    const server = await oauth.processDiscoveryResponse(new URL(issuer), response);
    if (
      server.authorization_endpoint === undefined ||
      server.token_endpoint === undefined ||
      server.jwks_uri === undefined
    )
      throw new AssertionRefused('unreachable', 'The identity provider publishes no endpoints.');
    requireAddress(server.authorization_endpoint);
    return server;
  } catch (cause) {
    if (cause instanceof AssertionRefused) throw cause;
    throw new AssertionRefused('unreachable', 'What the identity provider publishes could not be read.', { cause });
  }
}

/** Browsers are led there: what is published may be anything. @throws AssertionRefused `unreachable` */
function requireAddress(text: string): void {
  const address = URL.parse(text);
  if (address !== null && /^https?:$/.test(address.protocol) && address.username === '') return;
  throw new AssertionRefused('unreachable', 'The identity provider publishes an address that no browser is led to.');
}
