import { guardedFetch } from '@kiban/http';
import { openProviders, type Providers } from './oidc/provider.ts';
import type { Outside } from './outside.ts';
import { openVerifier, type SamlVerifier } from './saml/verifier.ts';

/** What talking with identity providers needs; shared by pages, operations and workers. */
export interface Connections {
  readonly outside: Outside;
  readonly providers: Providers;
  readonly verifier: SamlVerifier;
  /** The records of a name in the DNS of type TXT, each put together. */
  readonly resolveTxt: (name: string) => Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** Origins that may be asked though they are private or plain HTTP. */
  readonly allowed: readonly string[];
  readonly resolveTxt: Connections['resolveTxt'];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export function openConnections({ allowed, resolveTxt, clock }: ConnectionOptions): Connections {
  const ask = guardedFetch({ allowed });
  const outside = { ask, allowed };
  const verifier = openVerifier();
  return { outside, providers: openProviders(outside, clock), verifier, resolveTxt, close: () => verifier.close() };
}
