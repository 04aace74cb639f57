import { createHash, timingSafeEqual } from 'node:crypto';
import { OutsideRefused } from '@kiban/http';
import * as oauth from 'oauth4webapi';
import { type Assertion, AssertionRefused } from '../assertion.ts';
import type { OidcSettings } from '../connection.ts';
import { claimsAsAssertion } from './claims.ts';
import type { Providers } from './provider.ts';
import type { OidcRequest } from './request.ts';

export interface Redemption {
  readonly settings: OidcSettings;
  readonly secret: string | null;
  readonly request: OidcRequest;
  readonly redirect_uri: string;
  readonly state: string;
  /** The claim that says who somebody is; null: `sub`. */
  readonly subject: string | null;
  /** What was proven there before this does not count, and the answer has to say when it was; null: whenever. */
  readonly not_before: number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const TOLERANCE_S = 60;

/**
 * Takes an authorization response: issuer (RFC 9207) and state, the code for tokens, and of them the ID token with its
 * signature, issuer, audience, nonce, times and hash of the access token (OpenID Connect Core 1.0 §3.1.3.7).
 *
 * @throws AssertionRefused
 */
export async function redeem(
  providers: Providers,
  answer: URLSearchParams,
  redemption: Redemption,
): Promise<Assertion> {
  const { settings, secret, request, redirect_uri, state, not_before, at } = redemption;
  const server = await providers.of(settings);
  const client: oauth.Client = { client_id: settings.client_id, [oauth.clockTolerance]: TOLERANCE_S };
  const options = providers.options(settings);
  try {
    const parameters = oauth.validateAuthResponse(server, client, answer, state);
    const authentication = authenticationOf(settings, secret);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, authentication, parameters, redirect_uri, request.code_verifier, options] as const),
    );
    const expected: oauth.ProcessAuthorizationCodeResponseOptions = {
      ...{ expectedNonce: request.nonce, requireIdToken: true },
      maxAge: not_before === null ? oauth.skipAuthTimeCheck : Math.ceil((at - not_before) / 1000),
    };
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, expected);
    await oauth.validateApplicationLevelSignature(server, response, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (claims === undefined) throw new AssertionRefused('malformed', 'There is no ID token.');
    requireHash(claims.at_hash, tokens.access_token, tokens.id_token);
    if (claims.iat > at / 1000 + TOLERANCE_S) throw new AssertionRefused('expired', 'The ID token lies ahead.');
    return claimsAsAssertion(claims, redemption.subject);
  } catch (error) {
    throw refusalOf(error);
  }
}

function authenticationOf({ client_authentication }: OidcSettings, secret: string | null): oauth.ClientAuth {
  if (secret === null) return oauth.None();
  return client_authentication === 'client_secret_post'
    ? oauth.ClientSecretPost(secret)
    : oauth.ClientSecretBasic(secret);
}

/** OpenID Connect Core 1.0 §3.1.3.8: optional in this flow, and right where it is given. */
function requireHash(given: unknown, accessToken: string, idToken: string | undefined): void {
  if (given === undefined) return;
  const { alg = '' } = JSON.parse(Buffer.from(idToken?.split('.')[0] ?? '', 'base64url').toString()) as {
    alg?: string;
  };
  const bits = /(256|384|512)$/.exec(alg)?.[1] ?? '512';
  const digest = createHash(`sha${bits}`).update(accessToken).digest();
  const expected = Buffer.from(digest.subarray(0, digest.length / 2).toString('base64url'));
  const said = Buffer.from(String(given));
  if (said.length !== expected.length || !timingSafeEqual(said, expected))
    throw new AssertionRefused('signature_wrong', 'The access token is not the one that the ID token came with.');
}

function refusalOf(error: unknown): AssertionRefused {
  if (error instanceof AssertionRefused) return error;
  const message = error instanceof Error ? error.message : '';
  return new AssertionRefused(faultOf(error), message, { cause: error });
}

/** oauth4webapi names the kind of error in `code`, and what differs in `cause`. */
function faultOf(error: unknown): AssertionRefused['fault'] {
  const { code, cause } = error as { code?: string; cause?: { claim?: string; attribute?: string } };
  if (error instanceof OutsideRefused) return error.code === 'too_large' ? 'too_large' : 'unreachable';
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return 'refused_there';
  if (/"state"/.test((error as Error).message)) return 'request_wrong';
  if (/"iss"/.test((error as Error).message)) return 'issuer_wrong';
  if (cause?.claim === 'auth_time' || /"auth_time"/.test((error as Error).message)) return 'not_asked_again';
  if (code === oauth.JWT_TIMESTAMP_CHECK) return 'expired';
  if (code === oauth.KEY_SELECTION || /signature/i.test((error as Error).message)) return 'signature_wrong';
  if (/algorithm|"alg"/i.test((error as Error).message)) return 'algorithm_refused';
  switch (cause?.claim) {
    case 'nonce':
      return 'nonce_wrong';
    case 'aud':
    case 'azp':
      return 'audience_wrong';
    case 'iss':
      return 'issuer_wrong';
    default:
      return /nonce/.test((error as Error).message) ? 'nonce_wrong' : 'malformed';
  }
}
