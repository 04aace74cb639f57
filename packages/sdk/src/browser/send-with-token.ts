import * as oauth from 'oauth4webapi';
import { isThisMachine } from '../address/is-this-machine.ts';
import type { KeptSession } from './kept-session.ts';
import type { Session } from './session.ts';

/** What is sent with a request. */
export interface ApiRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | Uint8Array;
  readonly signal?: AbortSignal;
}

/**
 * Sends a request with the access token, and with a proof of its key. What an API answers is the answer, refusals too; a token
 * that it does not accept is renewed once, and the request sent again: nothing was done yet.
 *
 * @throws SignInError; TypeError when there is no connection.
 */
export async function sendWithToken(session: Session, url: URL, request: ApiRequest): Promise<Response> {
  const kept = await session.usable();
  const response = await sendOnce(kept, url, request);
  if (response.status !== 401 || !refusesToken(response)) return response;
  return sendOnce(await session.usable(kept.access_token), url, request);
}

async function sendOnce({ access_token, keys }: KeptSession, url: URL, request: ApiRequest): Promise<Response> {
  const { method = 'GET', headers, body, signal } = request;
  const options = {
    ...(keys === null ? {} : { DPoP: oauth.DPoP({}, keys) }),
    ...(signal === undefined ? {} : { signal }),
    [oauth.allowInsecureRequests]: isThisMachine(url.href),
  };
  try {
    return await oauth.protectedResourceRequest(
      access_token,
      method,
      url,
      new Headers(headers),
      body as never,
      options,
    );
  } catch (error) {
    if (error instanceof oauth.WWWAuthenticateChallengeError) return error.response;
    throw error;
  }
}

function refusesToken(response: Response): boolean {
  return /error="invalid_token"/.test(response.headers.get('www-authenticate') ?? '');
}
