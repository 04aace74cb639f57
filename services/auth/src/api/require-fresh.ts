import { type Caller, Problem } from '@kiban/http';

/** For how long proving who one is counts for what matters most. */
const FRESH_SECONDS = 300;
const ENOUGH: readonly string[] = ['urn:kiban:acr:mfa', 'urn:kiban:acr:phr'];

/**
 * Refuses what takes a person who proved just now who they are: with more than one factor, within five minutes. The answer says
 * what to ask for (RFC 9470 §3). A machine proves itself with every token.
 *
 * @throws Problem 401 `authentication_too_old`
 */
export function requireFresh({ user_id, acr, auth_time }: Caller, clock: () => number): void {
  if (user_id === null) return;
  const age = clock() / 1000 - (auth_time ?? 0);
  if (age <= FRESH_SECONDS && acr !== null && ENOUGH.includes(acr)) return;
  const challenge = `Bearer realm="kiban", error="insufficient_user_authentication", error_description="A fresh authentication is needed.", acr_values="urn:kiban:acr:mfa", max_age="${FRESH_SECONDS}"`;
  throw new Problem(
    401,
    'authentication_too_old',
    {
      en: 'This takes somebody who signed in within the last five minutes. Sign in again, then repeat it.',
      ja: 'この操作には 5 分以内の本人確認が必要です。もう一度ログインしてから操作してください。',
    },
    { headers: { 'www-authenticate': challenge }, max_age: FRESH_SECONDS },
  );
}
