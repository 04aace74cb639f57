import type { TokenErrorCode } from '../token/token-error.ts';

/** Why a request does not get through, and what the answer says of it. */
export type RefusalReason =
  | { readonly code: 'token_missing' }
  | { readonly code: 'token_refused'; readonly why: TokenErrorCode }
  | { readonly code: 'scope_missing'; readonly scopes: readonly string[] }
  | { readonly code: 'authentication_insufficient'; readonly acr: readonly string[] }
  | { readonly code: 'authentication_too_old'; readonly maxAgeSeconds: number }
  | { readonly code: 'support_refused' };

/** An answer, for whatever framework sends it. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

type Scheme = 'Bearer' | 'DPoP';

const words = {
  token_missing: {
    en: ['Access token missing', 'Send an access token: Authorization: Bearer …'],
    ja: ['アクセストークンがありません', 'アクセストークンを Authorization: Bearer … で送ってください。'],
  },
  token_invalid: {
    en: ['Access token not accepted', 'Get a new access token and try again.'],
    ja: ['アクセストークンを受け付けられません', '新しいアクセストークンを取得して、やり直してください。'],
  },
  unavailable: {
    en: ['Not available now', 'Access tokens cannot be checked at the moment. Try again shortly.'],
    ja: ['ただいま利用できません', 'アクセストークンを確認できません。しばらくしてからやり直してください。'],
  },
  permission_missing: {
    en: ['The permission is missing', 'The access token has not the scope that this needs.'],
    ja: ['権限がありません', 'アクセストークンに必要なスコープがありません。'],
  },
  authentication_insufficient: {
    en: ['Sign in with more to do this', 'This needs another kind of sign-in than the one just used.'],
    ja: ['この操作には追加の本人確認が必要です', '必要な方法でもう一度ログインしてください。'],
  },
  authentication_too_old: {
    en: ['Sign in again to do this', 'This needs a sign-in of just now.'],
    ja: ['この操作には再度の本人確認が必要です', 'もう一度ログインしてください。'],
  },
  support_refused: {
    en: ['Support may not do this', 'Who looks in somebody’s name may not do this.'],
    ja: ['サポート担当者はこの操作を行えません', '代理で閲覧している間は、この操作を行えません。'],
  },
} satisfies Record<string, Record<'en' | 'ja', readonly [string, string]>>;

/** What a request is answered that does not get through: RFC 6750 §3, RFC 9449 §7.1, RFC 9470 §3, with a problem document (RFC 9457). */
export function refusalOf(reason: RefusalReason, scheme: Scheme, acceptLanguage: string | undefined): Refusal {
  const language = /^\s*ja\b/i.test(acceptLanguage ?? '') ? 'ja' : 'en';
  const problem = (status: number, code: keyof typeof words, headers: Record<string, string>): Refusal => {
    const [title, detail] = words[code][language];
    return {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
      body: JSON.stringify({ type: `urn:kiban:problem:${code}`, title, detail, status, code }),
    };
  };
  const challenge = (error: string, more: Readonly<Record<string, string>> = {}, by: Scheme = scheme) => ({
    'www-authenticate': challengeOf(by, { error, ...more }),
  });
  switch (reason.code) {
    case 'token_missing':
      return problem(401, 'token_missing', { 'www-authenticate': challengeOf(scheme, {}) });
    case 'token_refused': {
      const { why } = reason;
      if (why === 'keys_unavailable') return problem(503, 'unavailable', { 'retry-after': '5' });
      const by = why === 'proof_refused' ? 'DPoP' : scheme;
      const error = why === 'proof_refused' && scheme === 'DPoP' ? 'invalid_dpop_proof' : 'invalid_token';
      return problem(401, 'token_invalid', challenge(error, { error_description: why }, by));
    }
    case 'scope_missing':
      return problem(403, 'permission_missing', challenge('insufficient_scope', { scope: reason.scopes.join(' ') }));
    case 'authentication_insufficient':
      return problem(
        401,
        'authentication_insufficient',
        challenge('insufficient_user_authentication', { acr_values: reason.acr.join(' ') }),
      );
    case 'authentication_too_old':
      return problem(
        401,
        'authentication_too_old',
        challenge('insufficient_user_authentication', { max_age: String(reason.maxAgeSeconds) }),
      );
    case 'support_refused':
      return problem(403, 'support_refused', {});
  }
}

/** RFC 9110 §11.6.1; who proves a key is told which algorithms (RFC 9449 §7.1). */
function challengeOf(scheme: Scheme, parameters: Readonly<Record<string, string>>): string {
  const all = { ...parameters, ...(scheme === 'DPoP' ? { algs: 'ES256 PS256 Ed25519' } : {}) };
  const said = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  return [scheme, said.join(', ')].join(' ').trim();
}
