import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { der, generalizedTime, objectIdentifier, sequence } from './der.ts';

/** A key that an identity provider signs with, and the certificate that its metadata show. */
export interface SigningKey {
  readonly kid: string;
  /** PKCS #8, PEM. */
  readonly private_key: string;
  /** PEM. */
  readonly certificate: string;
  /** RFC 7517. */
  readonly jwk: Readonly<Record<string, unknown>>;
}

const DAY_MS = 86_400_000;

/** RSA, 2048 bits, with a certificate signed by itself. */
export function newSigningKey(name = 'Test identity provider', daysLeft = 365): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(6).toString('hex');
  const algorithm = sequence(objectIdentifier('1.2.840.113549.1.1.11'), der(0x05));
  const subject = sequence(der(0x31, sequence(objectIdentifier('2.5.4.3'), der(0x0c, Buffer.from(name)))));
  const from = new Date(Date.now() - 400 * DAY_MS);
  const until = new Date(Date.now() + daysLeft * DAY_MS);
  const body = sequence(
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ...[algorithm, subject, sequence(generalizedTime(from), generalizedTime(until)), subject],
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, algorithm, der(0x03, Buffer.from([0]), signature));
  return {
    kid,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pemOf(certificate),
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' },
  };
}

/** A compact JWS (RFC 7515 §3.1), RS256; `none` leaves the signature out. */
export function signedJwt(key: SigningKey, claims: object, algorithm: 'RS256' | 'none' = 'RS256'): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode({ alg: algorithm, kid: key.kid, typ: 'JWT' })}.${encode(claims)}`;
  if (algorithm === 'none') return `${input}.`;
  return `${input}.${sign('sha256', Buffer.from(input), createPrivateKey(key.private_key)).toString('base64url')}`;
}

function pemOf(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
