import type { HttpBindings } from '@hono/node-server';
import {
  type AccessTokenClaims,
  type AskedFor,
  type ProofOptions,
  type ProvenRequest,
  provenRequest,
  TokenError,
} from '@kiban/sdk';
import type { Context, MiddlewareHandler } from 'hono';
import { Problem } from '../problems/problem.ts';
import { currentRequest } from '../request-context/request-context.ts';
import { callerOf } from './caller.ts';

/**
 * RFC 6750 §2.1, RFC 9449 §7.1; the scheme's case does not matter (RFC 9110 §11.1). A token in the address or the body is not
 * looked for.
 */
const CREDENTIALS = /^(Bearer|DPoP) +([A-Za-z0-9\-._~+/]+=*)$/i;
const LONGEST = 8192;

/** Tells what a token says; one that is bound to a key only with the proof that came along. @throws TokenError */
type Verify = (token: string, request?: ProvenRequest) => Promise<AccessTokenClaims>;

/**
 * Lets in who brings a valid access token, and says who that is; one that is bound to a key or a certificate (RFC 9449, RFC 8705)
 * with the proof. Challenges as RFC 6750 §3 says.
 */
export function tokenGuard({ verify, ...proof }: ProofOptions & { readonly verify: Verify }): MiddlewareHandler {
  return async (c, next) => {
    const header = c.req.header('authorization');
    if (header === undefined) throw tokenMissing();
    const [, scheme, token] = (header.length <= LONGEST ? CREDENTIALS.exec(header) : null) ?? [];
    if (token === undefined) throw tokenInvalid('The Authorization header holds no bearer token.');
    const bound = scheme?.toLowerCase() === 'dpop';
    const request = provenRequest(askedFor(c), bound ? 'DPoP' : 'Bearer', proof);
    const claims = await verified(token, request, verify);
    if (bound && claims.cnf?.jkt === undefined) throw tokenInvalid('The token is not bound to a key.');
    currentRequest().caller = callerOf(claims);
    return next();
  };
}

/** No credentials: the challenge carries no error code (RFC 6750 §3.1). */
export function tokenMissing(): Problem {
  return new Problem(
    401,
    'token_missing',
    {
      en: 'Send an access token in the Authorization header.',
      ja: 'Authorization ヘッダーでアクセストークンを送ってください。',
    },
    { headers: { 'www-authenticate': 'Bearer realm="kiban"' } },
  );
}

/** As the client wrote it (RFC 9449 §4.3), as far as this server knows. */
function askedFor(c: Context<{ Bindings: Partial<HttpBindings> }>): AskedFor {
  return {
    method: c.req.method,
    url: c.req.url,
    header: (name) => c.req.header(name),
    socket: c.env?.incoming?.socket,
  };
}

async function verified(token: string, request: ProvenRequest, verify: Verify): Promise<AccessTokenClaims> {
  try {
    return await verify(token, request);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    if (error.code === 'keys_unavailable') throw unavailable(error);
    throw tokenInvalid(error.message, error);
  }
}

function tokenInvalid(why: string, cause?: unknown): Problem {
  const description = why.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, ''); // RFC 6750 §3: what error_description may hold
  return new Problem(
    401,
    'token_invalid',
    { en: why, ja: 'アクセストークンを確認できませんでした。もう一度ログインしてください。' },
    {
      headers: {
        'www-authenticate': `Bearer realm="kiban", error="invalid_token", error_description="${description}"`,
      },
      cause,
    },
  );
}

/** Says nothing about the token: whether it is good cannot be known now. */
function unavailable(cause: unknown): Problem {
  return new Problem(
    503,
    'unavailable',
    {
      en: 'Access tokens cannot be checked now. Try again in a moment.',
      ja: '現在アクセストークンを確認できません。しばらくしてからお試しください。',
    },
    { headers: { 'retry-after': '5' }, cause },
  );
}
