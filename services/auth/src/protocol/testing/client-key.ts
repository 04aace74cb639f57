import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { newSigningKey } from '@kiban/testing/identity-provider';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type * as oidc from 'openid-client';

/** A key pair of a client: what it registers, and what it signs with. */
export interface ClientKey {
  readonly jwk: JWK;
  readonly privateKey: oidc.CryptoKey;
  readonly thumbprint: string;
}

export async function clientKey(algorithm: 'ES256' | 'PS256' = 'ES256'): Promise<ClientKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return {
    jwk: { ...jwk, alg: algorithm, use: 'sig', kid: randomUUID() },
    privateKey,
    thumbprint: await calculateJwkThumbprint(jwk),
  };
}

/** An assertion (RFC 7523 §3) with whatever claims a test wants; undefined takes one away. */
export async function assertion(
  key: ClientKey,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, string>>> {
  const now = Math.floor(Date.now() / 1000);
  const whole = { iat: now, exp: now + 60, jti: randomUUID(), ...claims };
  const signed = new SignJWT(JSON.parse(JSON.stringify(whole))).setProtectedHeader({ alg: 'ES256', ...header });
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed.sign(key.privateKey),
  };
}

/** A certificate that nobody but its owner signed, as a client registers it and as our proxy forwards it (RFC 9440). */
export function clientCertificateOf(): { readonly jwk: JWK; readonly header: string; readonly thumbprint: string } {
  const { certificate, private_key } = newSigningKey('Client');
  const der = new X509Certificate(certificate).raw;
  const { kty, n, e } = createPrivateKey(private_key).export({ format: 'jwk' });
  const thumbprint = Buffer.from(new X509Certificate(certificate).fingerprint256.replaceAll(':', ''), 'hex').toString(
    'base64url',
  );
  return {
    jwk: {
      ...(kty === undefined ? { kty: 'RSA' } : { kty }),
      ...(n === undefined ? {} : { n }),
      ...(e === undefined ? {} : { e }),
      x5c: [der.toString('base64')],
    },
    header: `:${der.toString('base64')}:`,
    thumbprint,
  };
}
