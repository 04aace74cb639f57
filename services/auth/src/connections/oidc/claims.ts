import { createHash } from 'node:crypto';
import type { IDToken } from 'oauth4webapi';
import { type Assertion, AssertionRefused } from '../assertion.ts';

/** Registered values of `amr` (RFC 8176 §2); what else a provider writes there is its own. */
const METHODS = new Set(
  'face fpt geo hwk iris kba mca mfa otp pin pwd rba retina sc sms swk tel user vbm wia'.split(' '),
);

/** @throws AssertionRefused `subject_missing` */
export function claimsAsAssertion(claims: IDToken, named: string | null): Assertion {
  const attributes = Object.fromEntries(
    Object.entries(claims)
      .filter(([name]) => name !== 'email' || isVerified(claims))
      .flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value.slice(0, 512)]] : []))
      .slice(0, 100),
  );
  const subject = attributes[named ?? 'sub'];
  if (subject === undefined || subject === '')
    throw new AssertionRefused('subject_missing', 'The ID token does not say who it is about.');
  const amr = Array.isArray(claims.amr) ? claims.amr.filter((each) => typeof each === 'string') : [];
  const acr = typeof claims.acr === 'string' ? [claims.acr] : [];
  return {
    ...{
      issuer: claims.iss,
      subject,
      attributes,
      contexts: [...acr, ...amr],
      amr: amr.filter((each) => METHODS.has(each) && each !== 'mfa'),
    },
    assertion_id: createHash('sha256').update(`${claims.sub} ${claims.nonce}`).digest('base64url'),
    authenticated_at: claims.auth_time === undefined ? null : claims.auth_time * 1000,
    expires_at: claims.exp,
  };
}

/** An address that the provider itself does not believe says nothing; where it is silent, it has what it gives out (OpenID Connect Core 1.0 §5.1). */
function isVerified({ email_verified }: IDToken): boolean {
  return email_verified !== false && email_verified !== 'false';
}
