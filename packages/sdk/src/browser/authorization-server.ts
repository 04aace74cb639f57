import * as oauth from 'oauth4webapi';
import { isThisMachine } from '../address/is-this-machine.ts';
import type { KeptSession } from './kept-session.ts';
import { SignInError } from './sign-in-error.ts';

/** Kiban, as a client in a browser sees it: one that has no secret. */
export interface AuthorizationServer {
  metadata(): Promise<oauth.AuthorizationServer>;
  readonly client: oauth.Client;
  /** Asks for tokens; once more with the nonce that the server wants in the proof (RFC 9449 §8). @throws SignInError */
  tokens(keys: oauth.CryptoKeyPair | null, request: TokenRequest): Promise<oauth.TokenEndpointResponse>;
}

type TokenRequest = (
  server: oauth.AuthorizationServer,
  options: oauth.TokenEndpointRequestOptions,
) => Promise<oauth.TokenEndpointResponse>;

export function authorizationServer(issuer: string, client_id: string): AuthorizationServer {
  const client: oauth.Client = { client_id };
  const options = { [oauth.allowInsecureRequests]: isThisMachine(issuer) };
  let found: Promise<oauth.AuthorizationServer> | undefined;

  async function discovered(): Promise<oauth.AuthorizationServer> {
    const url = new URL(issuer);
    return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, options));
  }
  async function metadata(): Promise<oauth.AuthorizationServer> {
    found ??= discovered();
    try {
      return await found;
    } catch (error) {
      found = undefined; // asked again, the next time
      throw new SignInError('unreachable', 'Kiban cannot be reached.', error);
    }
  }

  return {
    ...{ client, metadata },
    tokens: async (keys, request) => {
      const server = await metadata();
      const proven = keys === null ? options : { ...options, DPoP: oauth.DPoP(client, keys) };
      try {
        return await request(server, proven).catch((error: unknown) => {
          if (oauth.isDPoPNonceError(error)) return request(server, proven);
          throw error;
        });
      } catch (error) {
        throw signInErrorOf(error);
      }
    },
  };
}

/** What a token response gave, kept. */
export function sessionOf(
  response: oauth.TokenEndpointResponse,
  {
    keys,
    before,
    now,
  }: { readonly keys: oauth.CryptoKeyPair | null; readonly before?: KeptSession; readonly now: number },
): KeptSession {
  const claims = oauth.getValidatedIdTokenClaims(response) ?? before?.claims;
  const id_token = response.id_token ?? before?.id_token;
  if (claims === undefined || id_token === undefined)
    throw new SignInError('answer_unexpected', 'The answer says not who signed in.');
  return {
    access_token: response.access_token,
    expires_at: now + (response.expires_in ?? 60) * 1000,
    refresh_token: response.refresh_token ?? before?.refresh_token ?? null,
    ...{ id_token, claims, keys },
  };
}

function signInErrorOf(error: unknown): SignInError {
  if (error instanceof SignInError) return error;
  if (error instanceof oauth.ResponseBodyError && error.status < 500)
    return error.error === 'invalid_grant'
      ? new SignInError('signed_out', 'The session has ended.', error)
      : new SignInError('refused', `Kiban refused: ${error.error}`, error);
  if (error instanceof oauth.OperationProcessingError && error.code !== oauth.RESPONSE_IS_NOT_CONFORM)
    return new SignInError('answer_unexpected', 'The answer is not what it must be.', error);
  return new SignInError('unreachable', 'Kiban cannot be reached.', error);
}
