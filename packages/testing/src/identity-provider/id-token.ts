import { createHash, createHmac, createPublicKey } from 'node:crypto';
import type { OidcHostile } from './hostile.ts';
import type { KnownPerson } from './person.ts';
import { newSigningKey, type SigningKey, signedJwt } from './signing-key.ts';

/** What was asked for, by whom. */
export interface OidcQuestion {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly state: string;
  readonly nonce: string;
  readonly code_challenge: string;
  /** Space-separated. */
  readonly scope: string;
}

/** The ID token of a sign-in (OpenID Connect Core 1.0 §2). */
export function idTokenOf(
  { client_id, nonce }: OidcQuestion,
  {
    issuer,
    key,
    person,
    hostile,
    access_token,
  }: {
    issuer: string;
    key: SigningKey;
    person: KnownPerson;
    hostile?: OidcHostile | undefined;
    access_token: string;
  },
): string {
  const now = Math.floor(Date.now() / 1000);
  const moved = hostile === 'expired' ? -3600 : hostile === 'issued_in_future' ? 3600 : 0;
  const { subject, name, email, email_verified = true, login_id, second_factor } = person;
  const hash = createHash('sha256').update(access_token).digest().subarray(0, 16).toString('base64url');
  const claims = {
    iss: hostile === 'wrong_issuer' ? 'https://elsewhere.example' : issuer,
    sub: subject,
    aud:
      hostile === 'wrong_audience'
        ? 'another-client'
        : hostile === 'wrong_authorized_party'
          ? [client_id, 'x']
          : client_id,
    ...(hostile === 'wrong_authorized_party' ? { azp: 'x' } : {}),
    iat: now + moved,
    exp: now + moved + 300,
    ...(hostile === 'no_auth_time' ? {} : { auth_time: now - (hostile === 'not_asked_again' ? 3600 : 5) }),
    ...(hostile === 'no_nonce' ? {} : { nonce: hostile === 'wrong_nonce' ? 'of-another-sign-in' : nonce }),
    at_hash: hostile === 'wrong_at_hash' ? 'AAAAAAAAAAAAAAAAAAAAAA' : hash,
    amr: second_factor ? ['pwd', 'mfa'] : ['pwd'],
    ...{ name, email, email_verified, preferred_username: login_id },
  };
  switch (hostile) {
    case 'unsigned':
      return signedJwt(key, claims, 'none');
    case 'foreign_key':
      return signedJwt({ ...newSigningKey(), kid: key.kid }, claims);
    case 'hmac_with_public_key':
      return hmacJwt(key, claims);
    case 'tampered': {
      const [header, , signature] = signedJwt(key, claims).split('.');
      const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'e-admin' })).toString('base64url');
      return [header, changed, signature].join('.');
    }
    default:
      return signedJwt(key, claims);
  }
}

/** Signed with the public key as a shared secret (RFC 8725 §2.1). */
function hmacJwt(key: SigningKey, claims: object): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode({ alg: 'HS256', kid: key.kid, typ: 'JWT' })}.${encode(claims)}`;
  const secret = createPublicKey(key.certificate).export({ type: 'spki', format: 'pem' });
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
