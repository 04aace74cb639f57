import { randomUUID } from 'node:crypto';
import * as oidc from 'openid-client';
import { type InteractiveRegistration, registerClient } from '../../clients/register-client.ts';
import { type Browser, browser } from './browser.ts';
import type { TestProtocol } from './test-protocol.ts';

/** An independent relying party: openid-client, which checks what the specifications tell a client to check. */
export interface RelyingParty {
  readonly client_id: string;
  readonly secret: string | null;
  readonly config: oidc.Configuration;
  readonly redirect_uri: string;
  /** Begins an authorization request; `more` overrides its parameters, null leaves one out. */
  begin(more?: Readonly<Record<string, string | null>>): Promise<Begun>;
  /** A whole sign-in in a browser. */
  signIn(options?: {
    readonly in?: Browser;
    readonly more?: Readonly<Record<string, string | null>>;
    /** Pushes the request and proves a key with every request (RFC 9449). */
    readonly DPoP?: oidc.DPoPHandle;
    /** Pushes the request (RFC 9126). */
    readonly push?: boolean;
  }): Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers>;
  /** Posts to an endpoint as this client, outside openid-client, to see what the server itself says. */
  post(endpoint: keyof oidc.ServerMetadata, form: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Begun {
  readonly address: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function relyingParty(
  auth: TestProtocol,
  options: Partial<Omit<InteractiveRegistration, 'name'>> = {},
  by?: oidc.ClientAuth,
): Promise<RelyingParty> {
  const redirect_uri = options.redirect_uris?.[0] ?? 'http://localhost:9/callback';
  const { client, secret } = await registerClient(
    auth.store,
    {
      type: 'confidential',
      client_id: `rp-${randomUUID()}`,
      name: 'Relying party',
      redirect_uris: [redirect_uri],
      api_scopes: ['directory:read'],
      ...options,
    },
    0,
  );
  const { client_id } = client;
  const authentication = by ?? (secret === null ? oidc.None() : oidc.ClientSecretBasic(secret));
  const execute = [oidc.allowInsecureRequests];
  const config = await oidc.discovery(new URL(auth.issuer), client_id, {}, authentication, { execute });
  const begin: RelyingParty['begin'] = async (more = {}) => {
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
    const address = oidc.buildAuthorizationUrl(config, {
      ...{ redirect_uri, state, nonce, scope: 'openid profile email directory:read' },
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    for (const [name, value] of Object.entries(more))
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    return { address: address.href, verifier, state, nonce };
  };
  return {
    ...{ client_id, secret, config, redirect_uri, begin },
    async signIn({ in: used = browser(), more, DPoP, push = DPoP !== undefined } = {}) {
      const { address, verifier, state, nonce } = await begin(more);
      const proven = DPoP === undefined ? undefined : { DPoP };
      const begun = push ? (await pushed(config, address, proven)).href : address;
      const { at } = await used.go(begun);
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
      return oidc.authorizationCodeGrant(config, at, checks, undefined, proven);
    },
    async post(endpoint, form) {
      const response = await fetch(String(config.serverMetadata()[endpoint]), {
        method: 'POST',
        headers: {
          accept: 'application/json',
          ...(secret === null ? {} : { authorization: basic(client_id, secret) }),
        },
        body: new URLSearchParams(secret === null ? { client_id, ...form } : form),
      });
      return answerOf(response);
    },
  };
}

/** The address of an authorization request that was pushed. */
function pushed(config: oidc.Configuration, address: string, proven: oidc.DPoPOptions | undefined): Promise<URL> {
  const params = new URL(address).searchParams;
  params.delete('client_id');
  return oidc.buildAuthorizationUrlWithPAR(config, params, proven);
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

/** Payload of a JWT, unverified. */
export function payloadOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
