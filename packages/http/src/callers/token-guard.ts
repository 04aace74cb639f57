import { type AccessTokenClaims, TokenError } from '@kiban/sdk';
import type { MiddlewareHandler } from 'hono';
import { Problem } from '../problems/problem.ts';
import { currentRequest } from '../request-context/request-context.ts';
import { callerOf } from './caller.ts';

/** RFC 6750 §2.1; the scheme's case does not matter (RFC 9110 §11.1). A token in the address or the body is not looked for. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
const LONGEST = 8192;

/** Lets in who brings a valid access token, and says who that is. Challenges as RFC 6750 §3 says. */
export function tokenGuard(options: {
  readonly verify: (token: string) => Promise<AccessTokenClaims>;
}): MiddlewareHandler {
  return async (c, next) => {
    const header = c.req.header('authorization');
    if (header === undefined) throw tokenMissing();
    const token = header.length <= LONGEST ? BEARER.exec(header)?.[1] : undefined;
    if (token === undefined) throw tokenInvalid('The Authorization header holds no bearer token.');
    currentRequest().caller = callerOf(await verified(token, options.verify));
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

async function verified(
  token: string,
  verify: (token: string) => Promise<AccessTokenClaims>,
): Promise<AccessTokenClaims> {
  try {
    return await verify(token);
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
