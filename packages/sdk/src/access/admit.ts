import type { AccessTokenClaims } from '../token/access-token-claims.ts';
import { TokenError } from '../token/token-error.ts';
import type { AccessOptions } from './access-options.ts';
import { type AskedFor, provenRequest } from './proven-request.ts';
import { type Refusal, type RefusalReason, refusalOf } from './refusal.ts';
import { whoActs } from './who-acts.ts';

export type Admission =
  | { readonly claims: AccessTokenClaims }
  | { readonly claims: undefined; readonly refusal: Refusal };

/** RFC 6750 §2.1, RFC 9449 §7.1. Tokens in bodies and addresses (RFC 6750 §2.2, §2.3) are not looked at. */
const CREDENTIALS = /^(bearer|dpop) +([\w\-.~+/]+=*) *$/i;
const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What is more than what was asked for. */
const STRONGER: Readonly<Record<string, string>> = { 'urn:kiban:acr:mfa': 'urn:kiban:acr:phr' };

/** Whether a request gets through, and with which claims; else what it is answered. */
export async function admit(options: AccessOptions, asked: AskedFor): Promise<Admission> {
  const [, named, token] = CREDENTIALS.exec(asked.header('authorization') ?? '') ?? [];
  const scheme = named?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
  const refused = (reason: RefusalReason): Admission => ({
    claims: undefined,
    refusal: refusalOf(reason, scheme, asked.header('accept-language')),
  });
  if (token === undefined) return refused({ code: 'token_missing' });
  try {
    const claims = await options.verifier.verify(token, provenRequest(asked, scheme, options));
    // RFC 9449 §7.1: with this scheme a token is accepted only if it is bound to the key of the proof
    if (scheme === 'DPoP' && claims.cnf?.jkt === undefined)
      return refused({ code: 'token_refused', why: 'proof_refused' });
    const lacking = lackingIn(claims, options, asked.method);
    return lacking === undefined ? { claims } : refused(lacking);
  } catch (error) {
    if (error instanceof TokenError) return refused({ code: 'token_refused', why: error.code });
    throw error;
  }
}

function lackingIn(claims: AccessTokenClaims, options: AccessOptions, method: string): RefusalReason | undefined {
  const { scopes = [], acr = [], maxAgeSeconds, support = 'read', now = Date.now } = options;
  const has = claims.scope?.split(' ') ?? [];
  if (!scopes.every((scope) => has.includes(scope))) return { code: 'scope_missing', scopes };
  const reads = support === 'read' && CHANGES_NOTHING.has(method.toUpperCase());
  if (support !== 'all' && !reads && whoActs(claims).kind === 'support') return { code: 'support_refused' };
  const classes = typeof acr === 'string' ? [acr] : acr;
  const is = (wanted: string) => claims.acr === wanted || (claims.acr !== undefined && claims.acr === STRONGER[wanted]);
  if (classes.length > 0 && !classes.some(is)) return { code: 'authentication_insufficient', acr: classes };
  if (maxAgeSeconds !== undefined && !(now() / 1000 - (claims.auth_time ?? 0) <= maxAgeSeconds))
    return { code: 'authentication_too_old', maxAgeSeconds };
  return undefined;
}
