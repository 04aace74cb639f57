import { Problem } from '@kiban/http';
import { logoutTokenVerifier } from '@kiban/sdk';
import * as client from 'openid-client';
import type { Tokens } from '../sessions/session.ts';

/** The console at the sign-in service, as a client of OpenID Connect. */
export interface RelyingParty {
  /** Where the browser goes to sign in (OIDC Core §3.1.2.1, PKCE S256). */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /** Redeems the code the browser came back with. @throws Problem `session_ended` when it is refused. */
  redeem(callback: URL, expected: Expected): Promise<Tokens>;
  /** @throws Problem `session_ended` when the session was ended there, `unavailable` when the service is out. */
  refresh(tokens: Tokens): Promise<Tokens>;
  /** Where the browser goes to sign out (RP-Initiated Logout 1.0 §2). */
  endSessionUrl(tokens: Tokens): Promise<URL>;
  /** `sid` of what a logout token says has ended. @throws Problem `request_malformed` when it is not to be believed. */
  endedSession(logoutToken: string): Promise<string>;
}

/** What binds an answer to its request. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly code_verifier: string;
}

export interface AuthorizationRequest extends Expected {
  readonly tenant: string | undefined;
  readonly ui_locales: string;
  /** The person is asked who they are although a session says it (OIDC Core §3.1.2.1, `prompt=login`). */
  readonly anew: boolean;
}

export interface RelyingPartyOptions {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string;
  /** Of the console. */
  readonly origin: string;
  readonly clock: () => number;
}

const SCOPE = 'openid profile directory:read directory:write asset:read asset:write auth:read auth:write';
const METADATA = { id_token_signed_response_alg: 'ES256' };

/** Asks the service nothing until somebody signs in. */
export function relyingParty(options: RelyingPartyOptions): RelyingParty {
  const { issuer, client_id, client_secret, origin, clock } = options;
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    discovered ??= client.discovery(new URL(issuer), client_id, METADATA, client.ClientSecretBasic(client_secret), {
      execute: [
        client.enableNonRepudiationChecks,
        // loopback only: openConsole refuses any other http origin
        ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
      ],
    });
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined;
      throw unavailable(error);
    }
  };
  const tokensOf = (answer: client.TokenEndpointResponse, before?: Tokens): Tokens => ({
    access_token: answer.access_token,
    access_expires_at: clock() + (answer.expires_in ?? 0) * 1000,
    refresh_token: answer.refresh_token ?? before?.refresh_token ?? null,
    id_token: answer.id_token ?? before?.id_token ?? '',
    sid: sidOf(answer) ?? before?.sid ?? null,
  });
  const logoutTokens = logoutTokenVerifier({ issuer, client_id });
  return {
    authorizationUrl: async ({ state, nonce, code_verifier, tenant, ui_locales, anew }) =>
      client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${origin}/session/callback`,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
        code_challenge_method: 'S256',
        ui_locales,
        ...(tenant === undefined ? {} : { tenant }),
        ...(anew ? { prompt: 'login' } : {}),
      }),
    redeem: async (callback, { state, nonce, code_verifier }) => {
      const known = await configuration();
      try {
        const answer = await client.authorizationCodeGrant(known, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: code_verifier,
          idTokenExpected: true,
        });
        return tokensOf(answer);
      } catch (error) {
        throw refusal(error);
      }
    },
    refresh: async (tokens) => {
      if (tokens.refresh_token === null) throw ended(undefined);
      const known = await configuration();
      try {
        return tokensOf(await client.refreshTokenGrant(known, tokens.refresh_token), tokens);
      } catch (error) {
        throw refusal(error);
      }
    },
    endSessionUrl: async ({ id_token }) =>
      client.buildEndSessionUrl(await configuration(), {
        id_token_hint: id_token,
        post_logout_redirect_uri: `${origin}/`,
      }),
    endedSession: async (logoutToken) => {
      const { sid } = await logoutTokens.verify(logoutToken).catch(notBelieved);
      return sid;
    },
  };
}

function notBelieved(cause: unknown): never {
  const detail = {
    en: 'This is no logout token for this console.',
    ja: 'この管理画面へのログアウト通知ではありません。',
  };
  throw new Problem(400, 'request_malformed', detail, { cause });
}

function sidOf(answer: client.TokenEndpointResponse & Partial<client.TokenEndpointResponseHelpers>): string | null {
  const sid = answer.claims?.()?.sid;
  return typeof sid === 'string' ? sid : null;
}

/** A refusal of the service ends the session; anything else is an outage of it. */
function refusal(error: unknown): Problem {
  const refused =
    error instanceof client.ResponseBodyError ||
    error instanceof client.AuthorizationResponseError ||
    (error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT' && !isServerError(error));
  return refused ? ended(error) : unavailable(error);
}

function isServerError({ cause }: client.ClientError): boolean {
  return cause instanceof Response && cause.status >= 500;
}

function ended(cause: unknown): Problem {
  const detail = { en: 'Sign in again to go on.', ja: '続けるには、もう一度ログインしてください。' };
  return new Problem(401, 'session_ended', detail, { cause });
}

function unavailable(cause: unknown): Problem {
  const detail = {
    en: 'Signing in is not possible just now. Try again in a moment.',
    ja: '現在ログインできません。しばらくしてからもう一度お試しください。',
  };
  return new Problem(503, 'unavailable', detail, { cause });
}
