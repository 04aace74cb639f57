import { randomUUID } from 'node:crypto';
import { type AccessTokenVerifier, accessTokenVerifier } from '@kiban/sdk';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** Who a token is for. */
export interface Bearer {
  readonly tenant_id: string;
  /** Undefined: a machine. */
  readonly user?: { readonly id: string; readonly person_id: string } | undefined;
  readonly scope: string;
  /** Default: `test-client`. */
  readonly client_id?: string | undefined;
}

/** What of a token is to be wrong. */
export interface Faults {
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now. */
  readonly expires?: number;
  readonly type?: string;
  /** Seconds since the person signed in. */
  readonly signed_in_ago?: number;
}

export interface TokenIssuer {
  readonly verify: AccessTokenVerifier['verify'];
  tokenOf(bearer: Bearer, faults?: Faults): Promise<string>;
}

const ISSUER = 'https://auth.test/oidc';

/** An issuer of tokens with a key of its own. Its tokens are verified as everywhere: by the SDK, over its published keys. */
export async function tokenIssuer(): Promise<TokenIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const kid = randomUUID();
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] };
  const { verify } = accessTokenVerifier({
    issuer: ISSUER,
    jwksUri: `${ISSUER}/jwks`,
    fetch: async () => Response.json(keys),
  });
  const tokenOf = async (
    { tenant_id, user, scope, client_id = 'test-client' }: Bearer,
    faults: Faults = {},
  ): Promise<string> => {
    const claims: JWTPayload = {
      tenant_id,
      scope,
      client_id,
      ...(user === undefined
        ? {}
        : {
            user_id: user.id,
            auth_time: Math.floor(Date.now() / 1000) - (faults.signed_in_ago ?? 0),
            acr: 'urn:kiban:acr:mfa',
          }),
    };
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid, typ: faults.type ?? 'at+jwt' })
      .setIssuer(faults.issuer ?? ISSUER)
      .setAudience(faults.audience ?? 'urn:kiban:api')
      .setSubject(user?.person_id ?? client_id)
      .setJti(randomUUID())
      .setIssuedAt(now - 600)
      .setExpirationTime(now + (faults.expires ?? 300))
      .sign(privateKey);
  };
  return { verify, tokenOf };
}
