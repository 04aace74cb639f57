import * as oauth from 'oauth4webapi';
import { type AuthorizationServer, sessionOf } from './authorization-server.ts';
import type { KeptSession } from './kept-session.ts';
import type { BrowserPage } from './page.ts';
import { SignInError } from './sign-in-error.ts';

/** How somebody is to sign in. */
export interface SignInRequest {
  /** Code of the company; asked for unless given. */
  readonly tenant?: string;
  readonly login_hint?: string;
  /** Classes of authentication, separated by spaces, the best liked first (`stepUpOf` tells). */
  readonly acr_values?: string;
  /** How old, in seconds, their last sign-in may be. */
  readonly max_age?: number;
  /** `login` asks again, `none` asks nothing and is refused when something would have to be asked. */
  readonly prompt?: 'login' | 'none';
  /** Where they go on afterwards, in this origin; by default where they are. */
  readonly return_to?: string;
}

export interface SignInParts {
  readonly page: BrowserPage;
  readonly server: AuthorizationServer;
  readonly redirect_uri: string;
  readonly scope: string;
  /** The API that the tokens are for (RFC 8707). */
  readonly resource: string | undefined;
  /** Whether tokens are bound to a key. */
  readonly dpop: boolean;
}

/** What this tab remembers while its person is away to sign in; no token is among it. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly return_to: string;
  readonly max_age: number | null;
}

/** Leaves the page for Kiban’s sign-in (authorization code with PKCE, RFC 7636). */
export async function beginSignIn(parts: SignInParts, request: SignInRequest): Promise<void> {
  const { page, server, redirect_uri, scope, resource } = parts;
  const { return_to = page.location.href, max_age, ...asked } = request;
  const { authorization_endpoint } = await server.metadata();
  const begun: Begun = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    code_verifier: oauth.generateRandomCodeVerifier(),
    return_to: inThisOrigin(page, return_to),
    max_age: max_age ?? null,
  };
  const parameters = {
    ...{ ...asked, redirect_uri, scope, client_id: server.client.client_id, response_type: 'code' },
    ...{ state: begun.state, nonce: begun.nonce, claims: JSON.stringify(CLAIMS) },
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.code_verifier),
    code_challenge_method: 'S256',
    ...(max_age === undefined ? {} : { max_age: String(max_age) }),
    ...(resource === undefined ? {} : { resource }),
  };
  const address = new URL(authorization_endpoint ?? '');
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  page.sessionStorage.setItem(placeOf(server), JSON.stringify(begun));
  page.location.assign(address.href);
}

/** The ID token is to say what the page shows: the access token is for an API and opens nothing of Kiban’s. */
const CLAIMS = { id_token: { name: null, locale: null } };

/**
 * Ends the sign-in whose answer stands in the address, and takes that out of it; undefined: there is none.
 *
 * @throws SignInError
 */
export async function finishSignIn(parts: SignInParts, now: () => number): Promise<KeptSession | undefined> {
  const { page, server, redirect_uri } = parts;
  const address = new URL(page.location.href);
  const { origin, pathname } = new URL(redirect_uri);
  const isAnswer = address.searchParams.has('code') || address.searchParams.has('error');
  if (address.origin !== origin || address.pathname !== pathname || !isAnswer) return undefined;
  const begun = begunIn(page, server);
  page.sessionStorage.removeItem(placeOf(server));
  page.history.replaceState(null, '', begun?.return_to ?? origin);
  if (begun === undefined) return undefined; // an old answer, come back to or opened in another tab
  const callback = await validated(server, address, begun.state);
  const keys = parts.dpop ? await oauth.generateKeyPair('ES256', { extractable: false }) : null;
  const response = await server.tokens(keys, async (metadata, options) => {
    const { client } = server;
    const verifier = begun.code_verifier;
    return oauth.processAuthorizationCodeResponse(
      metadata,
      client,
      await oauth.authorizationCodeGrantRequest(
        metadata,
        client,
        oauth.None(),
        callback,
        redirect_uri,
        verifier,
        options,
      ),
      {
        expectedNonce: begun.nonce,
        requireIdToken: true,
        ...(begun.max_age === null ? {} : { maxAge: begun.max_age }),
      },
    );
  });
  return sessionOf(response, { keys, now: now() });
}

/** State (RFC 6749 §10.12), issuer (RFC 9207) and errors of an answer. */
async function validated(server: AuthorizationServer, address: URL, state: string): Promise<URLSearchParams> {
  const metadata = await server.metadata();
  try {
    return oauth.validateAuthResponse(metadata, server.client, address, state);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError)
      throw new SignInError('refused', `Kiban refused: ${error.error}`, error);
    throw new SignInError('answer_unexpected', 'This is no answer to the sign-in that was begun.', error);
  }
}

function begunIn(page: BrowserPage, server: AuthorizationServer): Begun | undefined {
  const text = page.sessionStorage.getItem(placeOf(server));
  return text === null ? undefined : (JSON.parse(text) as Begun);
}

function placeOf({ client }: AuthorizationServer): string {
  return `kiban sign-in ${client.client_id}`;
}

function inThisOrigin(page: BrowserPage, address: string): string {
  const { origin } = new URL(page.location.href);
  const to = new URL(address, page.location.href);
  if (to.origin !== origin) throw new TypeError(`${address} is not of this origin.`);
  return to.href;
}
