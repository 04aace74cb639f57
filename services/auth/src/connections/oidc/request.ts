import * as oauth from 'oauth4webapi';
import type { OidcSettings } from '../connection.ts';

/** What is kept of an authorization request until its answer comes. */
export interface OidcRequest {
  readonly nonce: string;
  readonly code_verifier: string;
}

export function newOidcRequest(): OidcRequest {
  return { nonce: oauth.generateRandomNonce(), code_verifier: oauth.generateRandomCodeVerifier() };
}

/** The address that asks for a sign-in (OpenID Connect Core 1.0 §3.1.2.1) with PKCE (RFC 7636). */
export async function authorizationAddress(
  server: oauth.AuthorizationServer,
  { client_id, scopes }: OidcSettings,
  request: OidcRequest,
  {
    redirect_uri,
    state,
    login_hint,
    again,
  }: {
    readonly redirect_uri: string;
    readonly state: string;
    readonly login_hint: string;
    /** Whether the person is to be asked even if signed in there. */
    readonly again: boolean;
  },
): Promise<string> {
  const address = new URL(server.authorization_endpoint ?? '');
  const parameters: Readonly<Record<string, string>> = {
    ...{ client_id, redirect_uri, state, response_type: 'code', nonce: request.nonce },
    scope: [...new Set(['openid', ...scopes])].join(' '),
    code_challenge: await oauth.calculatePKCECodeChallenge(request.code_verifier),
    code_challenge_method: 'S256',
    ...(login_hint === '' ? {} : { login_hint }),
    // with max_age the answer has to say when (OpenID Connect Core 1.0 §2)
    ...(again ? { prompt: 'login', max_age: '0' } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}
