import { hash } from 'node:crypto';
import { createLocalJWKSet, type JWK, type JWTPayload, jwtVerify } from 'jose';

/** What our own access tokens say, beside RFC 9068's claims. */
export interface OwnToken extends JWTPayload {
  readonly sub: string;
  readonly aud: string;
  readonly client_id: string;
  readonly tenant_id: string;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
  readonly scope?: string;
  readonly user_id?: string;
  readonly sid?: string;
  readonly device_id?: string;
  readonly auth_time?: number;
  readonly acr?: string;
  readonly amr?: readonly string[];
  readonly act?: Actor;
  readonly cnf?: { readonly jkt?: string; readonly 'x5t#S256'?: string };
}

/** Who acts for the subject (RFC 8693 §4.1); `act` in it acted before, and says nothing about what is allowed. */
export interface Actor {
  readonly sub: string;
  readonly client_id?: string;
  readonly tenant_id?: string;
  readonly user_id?: string;
  readonly act?: Actor;
}

/** Says what an access token of ours says; undefined for one that is not ours, altered or expired. */
export type OwnTokenReader = (token: string) => Promise<OwnToken | undefined>;

const MOST_KEPT = 5000;

/** Reads with the keys of this process. A signature that was verified is not verified again: by SHA-256, until it expires. */
export function ownTokenReader(issuer: string, signing: readonly JWK[], now: () => number): OwnTokenReader {
  const keys = createLocalJWKSet({ keys: signing.map(publicPart) });
  const kept = new Map<string, OwnToken>();
  return async (token) => {
    const digest = hash('sha256', token, 'base64');
    const known = kept.get(digest);
    if (known !== undefined) return known.exp > now() ? known : undefined;
    const options = { issuer, typ: 'at+jwt', currentDate: new Date(now() * 1000) };
    const read = await jwtVerify<OwnToken>(token, keys, options).catch(() => undefined); // whatever is wrong: not active
    if (read === undefined) return undefined;
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(digest, read.payload);
    return read.payload;
  };
}

/** The members of a public key (RFC 7518 §6.2.1, §6.3.1): what is not named here stays. */
function publicPart({ kid, kty, alg, use, crv, x, y, n, e }: JWK): JWK {
  const given = { kid, alg, use, crv, x, y, n, e };
  return { kty, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) } as JWK;
}
