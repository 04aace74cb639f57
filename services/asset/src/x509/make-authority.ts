import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  PublicKey,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from './library.ts';
import { newSerialNumber } from './serial-number.ts';
import { algorithmOf, type Signer, signingKeyOf } from './signing.ts';

const generate = promisify(generateKeyPair);
/** Clocks of those who check are not all right. */
const CLOCK_SKEW_MS = 10 * 60_000;
const DAY_MS = 24 * 3600 * 1000;

export const AUTHORITY_KEYS = ['P-256', 'P-384'] as const;

export interface NewAuthority {
  /** Its common name. */
  readonly name: string;
  /** Whose it is: the tenant's name. */
  readonly organization: string;
  readonly key_type: (typeof AUTHORITY_KEYS)[number];
  readonly validity_days: number;
  readonly now: Date;
}

/** A new key, and a certificate that it signed itself: an authority that issues no other authorities (RFC 5280 §4.2.1.9). */
export async function makeAuthority(authority: NewAuthority): Promise<Signer> {
  const { name, organization, key_type, validity_days, now } = authority;
  const { publicKey, privateKey } = await generate('ec', { namedCurve: key_type });
  const key = new PublicKey(publicKey.export({ format: 'der', type: 'spki' }));
  // given as typed values: in a text a comma or a # would mean something
  const subject = new Name([{ CN: [{ utf8String: name }] }, { O: [{ utf8String: organization }] }]);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject,
    issuer: subject,
    notBefore: new Date(now.getTime() - CLOCK_SKEW_MS),
    notAfter: new Date(now.getTime() + validity_days * DAY_MS),
    publicKey: key,
    signingKey: signingKeyOf(privateKey),
    signingAlgorithm: algorithmOf(privateKey),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(key),
      await AuthorityKeyIdentifierExtension.create(key),
    ],
  });
  return {
    certificate_pem: `${certificate.toString('pem')}\n`,
    private_key_pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}
