import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import * as library from './library.ts';

/** A certificate authority that can sign: its certificate and its private key. */
export interface Signer {
  readonly certificate_pem: string;
  /** PKCS #8, PEM. */
  readonly private_key_pem: string;
}

interface SigningAlgorithm {
  readonly name: 'ECDSA' | 'RSASSA-PKCS1-v1_5';
  readonly namedCurve?: 'P-256' | 'P-384';
  readonly hash: 'SHA-256' | 'SHA-384';
}

/** How a key signs: the hash as strong as the key. */
export function algorithmOf(key: KeyObject): SigningAlgorithm {
  if (key.asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const isP384 = key.asymmetricKeyDetails?.namedCurve === 'secp384r1';
  return { name: 'ECDSA', namedCurve: isP384 ? 'P-384' : 'P-256', hash: isP384 ? 'SHA-384' : 'SHA-256' };
}

/** The private key for the library; it does not come out of it again. */
export function signingKeyOf(key: KeyObject): ReturnType<KeyObject['toCryptoKey']> {
  return key.toCryptoKey(algorithmOf(key), false, ['sign']);
}

export function privateKeyOf({ private_key_pem }: Signer): KeyObject {
  return createPrivateKey(private_key_pem);
}

/** The extension that leads to the authority's key, in what the authority signs (RFC 5280 §4.2.1.1). */
export async function authorityKeyIdentifier(
  certificate: library.X509Certificate,
): Promise<library.AuthorityKeyIdentifierExtension> {
  const own = certificate.getExtension(library.SubjectKeyIdentifierExtension);
  if (own !== null) return new library.AuthorityKeyIdentifierExtension(own.keyId);
  return library.AuthorityKeyIdentifierExtension.create(certificate.publicKey);
}

/** Whether one certificate issued the other: by its name and by its key. */
export function hasIssued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
