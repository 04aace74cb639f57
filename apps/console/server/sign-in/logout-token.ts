import { Problem } from '@kiban/http';
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';

/** Checks what the sign-in service says about an ended session. */
export interface LogoutTokenVerifier {
  /** @returns `sid` of the session. @throws Problem `request_malformed` when the token is not to be believed. */
  verify(token: string, jwksUri: string): Promise<string>;
}

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
const AT_MOST_OLD = '2m';

/** OpenID Connect Back-Channel Logout 1.0 §2.6. One that came before ends nothing twice, so `jti` is not kept. */
export function logoutTokenVerifier(expected: { issuer: string; client_id: string }): LogoutTokenVerifier {
  let keys: JWTVerifyGetKey | undefined;
  return {
    verify: async (token, jwksUri) => {
      keys ??= createRemoteJWKSet(new URL(jwksUri));
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: expected.issuer,
          audience: expected.client_id,
          algorithms: ['ES256'],
          typ: 'logout+jwt',
          maxTokenAge: AT_MOST_OLD,
          requiredClaims: ['jti', 'exp', 'sid', 'events'],
        });
        const { sid, events, nonce } = payload;
        if (typeof sid === 'string' && nonce === undefined && isLogout(events)) return sid;
      } catch (cause) {
        throw refused(cause);
      }
      throw refused(undefined);
    },
  };
}

function isLogout(events: unknown): boolean {
  return typeof events === 'object' && events !== null && LOGOUT in events;
}

function refused(cause: unknown): Problem {
  const detail = {
    en: 'This is no logout token for this console.',
    ja: 'この管理画面へのログアウト通知ではありません。',
  };
  return new Problem(400, 'request_malformed', detail, { cause });
}
