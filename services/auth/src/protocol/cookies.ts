import type { Configuration } from 'oidc-provider';
import type { KeyRing } from '../keys/key-ring.ts';
import { cookieSignatures } from './cookie-signatures.ts';

/** The session's, without the prefix that https adds. */
export const SESSION_COOKIE = 'kiban_session';

/** Whatever signs and compares will do; the types name the library that does by default. */
type CookieKeys = NonNullable<NonNullable<Configuration['cookies']>['keys']>;

/**
 * Names with the prefixes that browsers enforce over https (RFC 6265bis §4.1.3): `__Host-` for the session, which no
 * neighbouring host can set then; `__Secure-` for the two that are bound to a path.
 */
export function cookies(issuer: URL, keys: KeyRing): NonNullable<Configuration['cookies']> {
  const secure = issuer.protocol === 'https:';
  const [host, bound] = secure ? ['__Host-', '__Secure-'] : ['', ''];
  const options = { httpOnly: true, sameSite: 'lax', secure, signed: true, overwrite: true } as const;
  return {
    names: {
      session: `${host}${SESSION_COOKIE}`,
      interaction: `${bound}kiban_interaction`,
      resume: `${bound}kiban_resume`,
    },
    long: { ...options, path: '/' },
    short: options,
    keys: cookieSignatures(keys.cookieKeys) as unknown as CookieKeys,
  };
}
