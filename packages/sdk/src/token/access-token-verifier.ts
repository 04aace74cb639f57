import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import type { Revocations } from '../revocations/revocations.ts';
import { type AccessTokenClaims, faultyClaim } from './access-token-claims.ts';
import { fetchIssuerKeys, type IssuerKeys } from './issuer-keys.ts';
import { keyCache } from './key-cache.ts';
import { type ProvenRequest, requireBinding, usedProofs } from './proven-request.ts';
import { TokenError, type TokenErrorCode } from './token-error.ts';
import { type VerifiedToken, verifiedTokens } from './verified-tokens.ts';

export interface AccessTokenVerifierOptions {
  /** As it stands in the tokens, character by character: `https://auth.example.com/oidc`. */
  readonly issuer: string;
  /** Default `urn:kiban:api`. */
  readonly audience?: string;
  /** Where the issuer's keys are; by default its discovery document says so. */
  readonly jwksUri?: string;
  /** For how long fetched keys are used without asking again; default 10 minutes. */
  readonly freshMs?: number;
  /** For how long they are used while the issuer does not answer; default 24 hours. */
  readonly staleMs?: number;
  /** The shortest time between two requests for keys; default 30 seconds. */
  readonly cooldownMs?: number;
  /** For discovery and keys together; default 3 seconds. */
  readonly timeoutMs?: number;
  /** How far clocks may differ; default 5 seconds. */
  readonly clockToleranceSeconds?: number;
  /** What has been revoked (`followRevocations`): without it a token is good until it expires. */
  readonly revocations?: Pick<Revocations, 'isRevoked'>;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

export interface AccessTokenVerifier {
  /**
   * The claims of a token that may be trusted. Throws `TokenError`, and nothing else. A token that is bound to a key or a
   * certificate is refused unless `request` proves that.
   */
  verify(token: string, request?: ProvenRequest): Promise<AccessTokenClaims>;
}

const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];
const LONGEST_TOKEN = 16 * 1024;
/** A few megabytes; more tokens at once are verified anew each time. */
const MOST_KEPT = 2000;

/**
 * Verifies Kiban's access tokens (RFC 9068 §4) without asking anybody but for keys, which are fetched when the first token comes,
 * kept, and outlive an outage of the issuer. Make one for each issuer and keep it.
 */
export function accessTokenVerifier(options: AccessTokenVerifierOptions): AccessTokenVerifier {
  const { issuer, audience = 'urn:kiban:api', jwksUri, clockToleranceSeconds = 5, revocations } = options;
  const { now = Date.now, fetch = globalThis.fetch, timeoutMs = 3000 } = options;
  for (const url of jwksUri === undefined ? [issuer] : [issuer, jwksUri])
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw new TypeError(`${url} is no http(s) address.`);
  const { keysWith } = keyCache({
    load: () => fetchIssuerKeys({ issuer, jwksUri, timeoutMs, fetch }),
    now,
    freshMs: options.freshMs ?? 10 * 60_000,
    staleMs: options.staleMs ?? 24 * 3600_000,
    cooldownMs: options.cooldownMs ?? 30_000,
  });

  const kept = verifiedTokens(MOST_KEPT);

  /**
   * Whether verifying once more would end the same: the signature, and what is compared with this verifier's own settings, cannot
   * change; exp and the keys can, and a clock that was put back. @throws TokenError for a key that is gone, as it would.
   */
  async function stillHolds({ claims, keyId, keys, verifiedAt }: VerifiedToken, at: number): Promise<boolean> {
    const expired = claims.exp <= Math.floor(at / 1000) - clockToleranceSeconds;
    return (await keysWith(keyId)) === keys && !expired && at >= verifiedAt;
  }

  const used = usedProofs();

  async function verify(token: string, request?: ProvenRequest): Promise<AccessTokenClaims> {
    const claims = await verifyClaims(token);
    if (claims.cnf !== undefined) await requireBinding(token, claims, request, { used, at: Math.floor(now() / 1000) });
    return claims;
  }

  async function verifyClaims(token: string): Promise<AccessTokenClaims> {
    if (typeof token !== 'string' || token.length > LONGEST_TOKEN)
      throw new TokenError('token_malformed', `The token is longer than ${LONGEST_TOKEN} characters.`);
    const at = now();
    const known = kept.find(token);
    if (known !== undefined && (await stillHolds(known, at))) return unrevoked(known.claims);
    if (known !== undefined) kept.forget(token);
    return unrevoked(await verifyAnew(token, at));
  }

  function unrevoked(claims: AccessTokenClaims): AccessTokenClaims {
    if (revocations?.isRevoked(claims) === true)
      throw new TokenError('token_revoked', 'Access by this token has ended.');
    return claims;
  }

  async function verifyAnew(token: string, at: number): Promise<AccessTokenClaims> {
    let keys: IssuerKeys | undefined;
    const keyFor = (header: JWTHeaderParameters & { alg: string }) => {
      if (typeof header.kid !== 'string') throw new TokenError('token_malformed', 'The token names no key.');
      const held = keysWith(header.kid);
      const among = (these: IssuerKeys) => {
        keys = these;
        return these.keyFor(header);
      };
      return held instanceof Promise ? held.then(among) : among(held);
    };
    const { payload, protectedHeader } = await jwtVerify(token, keyFor, {
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      issuer,
      audience,
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(at),
    }).catch(refuse);
    const claims = claimsOf(payload, at / 1000 + clockToleranceSeconds);
    const { kid } = protectedHeader;
    if (keys !== undefined && kid !== undefined) kept.keep(token, { claims, keyId: kid, keys, verifiedAt: at });
    return claims;
  }

  return { verify };
}

function claimsOf(payload: JWTPayload, latestStart: number): AccessTokenClaims {
  const claim = faultyClaim(payload);
  if (claim !== undefined)
    throw new TokenError('claim_invalid', `The claim ${claim} is missing or not as it should be.`);
  const claims = payload as unknown as AccessTokenClaims;
  if (claims.iat > latestStart) throw new TokenError('token_not_yet_valid', 'The token is from the future.');
  return claims;
}

function refuse(error: unknown): never {
  if (error instanceof TokenError) throw error;
  const [code, message] = refusalOf(error);
  throw new TokenError(code, message, error);
}

function refusalOf(error: unknown): [TokenErrorCode, string] {
  if (error instanceof errors.JWTExpired) return ['token_expired', 'The token has expired.'];
  if (error instanceof errors.JWTClaimValidationFailed) return refusedClaim(error);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return ['algorithm_refused', `A token is signed with one of ${ALGORITHMS.join(', ')}.`];
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return ['signature_invalid', 'The signature is not the issuer’s.'];
  return ['token_malformed', 'This is no signed JSON Web Token.'];
}

function refusedClaim({ claim, reason }: errors.JWTClaimValidationFailed): [TokenErrorCode, string] {
  switch (claim) {
    case 'typ':
      return ['type_wrong', 'The token is no access token (`typ` is not at+jwt).'];
    case 'iss':
      return ['issuer_wrong', 'The token is from another issuer.'];
    case 'aud':
      return ['audience_wrong', 'The token is for another audience.'];
    case 'nbf':
      if (reason === 'check_failed') return ['token_not_yet_valid', 'The token is not valid yet.'];
  }
  return ['claim_invalid', `The claim ${claim} is missing or not as it should be.`];
}
