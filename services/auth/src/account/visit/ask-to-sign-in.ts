import { createHash, randomBytes } from 'node:crypto';
import { type Asker, type PageContext, privateCookie, setPrivateCookie } from '../../pages/request.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import { ACCOUNT_CLIENT, ACCOUNT_PATH, CALLBACK_PATH } from '../account-client.ts';

const REQUEST_COOKIE = 'kiban_account_request';
/** As long as the protocol waits for an answer. */
const REQUEST_KEPT_S = 3600;

export interface SignInWanted {
  /** Page of the account to come back to. */
  readonly to: string;
  /** Code of the tenant; the protocol's choice where none is given. */
  readonly tenant?: string;
  readonly login_hint?: string;
  /** Whether everything is to be proven anew. */
  readonly anew?: boolean;
}

/** Sends the browser to the protocol, which asks the person whatever it has to ask, and back (RFC 6749 §4.1, RFC 7636). */
export function askToSignIn(parts: SignInParts, c: PageContext, { language }: Asker, wanted: SignInWanted): Response {
  const { to, tenant, login_hint, anew = false } = wanted;
  const verifier = randomBytes(32).toString('base64url');
  const kept = `${verifier}.${Buffer.from(to).toString('base64url')}`;
  setPrivateCookie(c, parts, REQUEST_COOKIE, kept, REQUEST_KEPT_S);
  const parameters = new URLSearchParams({
    ...{ client_id: ACCOUNT_CLIENT, response_type: 'code', scope: 'openid', ui_locales: language },
    ...{ redirect_uri: `${parts.origin}${CALLBACK_PATH}` },
    ...{ code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
    ...(tenant === undefined ? {} : { tenant }),
    ...(login_hint === undefined ? {} : { login_hint }),
    ...(anew ? { prompt: 'login' } : {}),
  });
  return c.redirect(`/oidc/auth?${parameters}`, 303);
}

/** What this browser asked for last: what it proves that by, and the page it was on; undefined when it did not ask. */
export function wantedBy(
  parts: SignInParts,
  c: PageContext,
): { readonly challenge: string; readonly to: string } | undefined {
  const [verifier = '', page = ''] = (privateCookie(c, parts, REQUEST_COOKIE) ?? '').split('.');
  if (verifier === '') return undefined;
  const to = Buffer.from(page, 'base64url').toString();
  return { challenge: challengeOf(verifier), to: isOurs(to) ? to : ACCOUNT_PATH };
}

export function forgetWanted(parts: SignInParts, c: PageContext): void {
  setPrivateCookie(c, parts, REQUEST_COOKIE, '', 0);
}

function isOurs(path: string): boolean {
  return /^\/account(?:\/[\w-]+)*(?:\?[\w=%&.~-]*)?$/.test(path) && !path.startsWith(CALLBACK_PATH);
}

/** RFC 7636 §4.2. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
