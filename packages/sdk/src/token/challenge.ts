import type { TokenErrorCode } from './token-error.ts';

type Refusal = 'token_missing' | TokenErrorCode;

interface Words {
  readonly title: string;
  readonly detail: string;
}

const words = {
  token_missing: {
    en: { title: 'Access token missing', detail: 'Send an access token: Authorization: Bearer …' },
    ja: {
      title: 'アクセストークンがありません',
      detail: 'アクセストークンを Authorization: Bearer … で送ってください。',
    },
  },
  token_invalid: {
    en: { title: 'Access token not accepted', detail: 'Get a new access token and try again.' },
    ja: {
      title: 'アクセストークンを受け付けられません',
      detail: '新しいアクセストークンを取得して、やり直してください。',
    },
  },
  unavailable: {
    en: { title: 'Not available now', detail: 'Access tokens cannot be checked at the moment. Try again shortly.' },
    ja: {
      title: 'ただいま利用できません',
      detail: 'アクセストークンを確認できません。しばらくしてからやり直してください。',
    },
  },
} satisfies Record<string, Record<'en' | 'ja', Words>>;

/** The answer to a request whose token was missing or refused: RFC 6750 §3 with a problem document (RFC 9457). */
export function challenge(refusal: Refusal, acceptLanguage: string | undefined): Response {
  const language = /^\s*ja\b/i.test(acceptLanguage ?? '') ? 'ja' : 'en';
  switch (refusal) {
    case 'keys_unavailable':
      return problem(503, 'unavailable', words.unavailable[language], { 'retry-after': '5' });
    case 'token_missing':
      return problem(401, 'token_missing', words.token_missing[language], { 'www-authenticate': 'Bearer' });
    default:
      return problem(401, 'token_invalid', words.token_invalid[language], {
        'www-authenticate': `Bearer error="invalid_token", error_description="${refusal}"`,
      });
  }
}

function problem(status: number, code: string, said: Words, headers: Record<string, string>): Response {
  return new Response(JSON.stringify({ type: `urn:kiban:problem:${code}`, ...said, status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
