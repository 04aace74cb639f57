import { sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Certificate,
  CertificateList,
  CRLNumber,
  CRLReason,
  Extension,
  Extensions,
  id_ce_authorityKeyIdentifier,
  id_ce_cRLNumber,
  id_ce_cRLReasons,
  RevokedCertificate,
  TBSCertList,
  Time,
  Version,
} from '@peculiar/asn1-x509';
import { X509Certificate } from './library.ts';
import { type RevocationReason, RFC_5280_REASONS } from './revocation-reason.ts';
import { algorithmOf, authorityKeyIdentifier, privateKeyOf, type Signer } from './signing.ts';

export interface RevokedEntry {
  /** Hexadecimal. */
  readonly serial_number: string;
  readonly revoked_at: Date;
  readonly reason: RevocationReason;
}

export interface RevocationListOrder {
  /** Rises from list to list (RFC 5280 §5.2.3). */
  readonly number: number;
  readonly this_update: Date;
  readonly next_update: Date;
  readonly entries: readonly RevokedEntry[];
}

/** RFC 5758 §3.2 and RFC 4055 §5. */
const SIGNATURES: Readonly<Record<string, string>> = {
  'ECDSA SHA-256': '1.2.840.10045.4.3.2',
  'ECDSA SHA-384': '1.2.840.10045.4.3.3',
  'RSASSA-PKCS1-v1_5 SHA-256': '1.2.840.113549.1.1.11',
};

/**
 * A certificate revocation list, version 2 (RFC 5280 §5), signed, as DER. Put together here because the library's own
 * generator compares every entry with every other, and gives one without a reason an empty list of extensions.
 */
export async function signRevocationList(signer: Signer, order: RevocationListOrder): Promise<Buffer> {
  const key = privateKeyOf(signer);
  const { name, hash } = algorithmOf(key);
  const authority = new X509Certificate(signer.certificate_pem);
  const keyIdentifier = await authorityKeyIdentifier(authority);
  const algorithm = new AlgorithmIdentifier({
    algorithm: SIGNATURES[`${name} ${hash}`] ?? '',
    ...(name === 'ECDSA' ? {} : { parameters: null }),
  });
  const list = new TBSCertList({
    version: Version.v2,
    signature: algorithm,
    issuer: AsnConvert.parse(authority.rawData, Certificate).tbsCertificate.subject,
    thisUpdate: new Time(order.this_update),
    nextUpdate: new Time(order.next_update),
    // no list at all rather than an empty one (§5.1.2.6)
    ...(order.entries.length === 0 ? {} : { revokedCertificates: order.entries.map(entryOf) }),
    crlExtensions: new Extensions([
      extension(id_ce_authorityKeyIdentifier, keyIdentifier.value),
      extension(id_ce_cRLNumber, AsnConvert.serialize(new CRLNumber(order.number))),
    ]),
  });
  const signed = Buffer.from(AsnConvert.serialize(list));
  const signature = sign(hash, signed, key);
  const whole = new CertificateList({
    tbsCertList: list,
    signatureAlgorithm: algorithm,
    signature: arrayBufferOf(signature),
  });
  return Buffer.from(AsnConvert.serialize(whole));
}

function entryOf({ serial_number, revoked_at, reason }: RevokedEntry): RevokedCertificate {
  const code = RFC_5280_REASONS[reason];
  const bytes = Buffer.from(serial_number, 'hex');
  // an integer whose first bit is set would be a negative one
  const positive = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return new RevokedCertificate({
    userCertificate: arrayBufferOf(positive),
    revocationDate: new Time(revoked_at),
    // "unspecified" is said by saying nothing (§5.3.1)
    ...(code === 0
      ? {}
      : { crlEntryExtensions: [extension(id_ce_cRLReasons, AsnConvert.serialize(new CRLReason(code)))] }),
  });
}

function extension(extnID: string, value: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: false, extnValue: new OctetString(value) });
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
