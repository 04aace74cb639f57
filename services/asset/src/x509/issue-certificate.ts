import { X509Certificate as Certificate, type KeyObject } from 'node:crypto';
import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  PublicKey,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from './library.ts';
import { type CertificateFacts, factsOf } from './read-certificate.ts';
import { newSerialNumber } from './serial-number.ts';
import { algorithmOf, authorityKeyIdentifier, privateKeyOf, type Signer, signingKeyOf } from './signing.ts';

/** Clocks of devices are not all right. */
const CLOCK_SKEW_MS = 5 * 60_000;
const DAY_MS = 24 * 3600 * 1000;
/** `id-kp-clientAuth` (RFC 5280 §4.2.1.12). */
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

export interface CertificateOrder {
  readonly device_id: string;
  readonly publicKey: KeyObject;
  /** Never beyond the authority's own end. */
  readonly validity_days: number;
  /** Where the authority's revocation list is read. */
  readonly revocation_list_url: string;
  readonly now: Date;
}

/** A certificate by which a device shows who it is to a server. Its subject and its name are the device's id. */
export async function issueDeviceCertificate(signer: Signer, order: CertificateOrder): Promise<CertificateFacts> {
  const { device_id, publicKey, validity_days, revocation_list_url, now } = order;
  const authority = new X509Certificate(signer.certificate_pem);
  const privateKey = privateKeyOf(signer);
  const key = new PublicKey(publicKey.export({ format: 'der', type: 'spki' }));
  const issued = await X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: new Name([{ CN: [{ utf8String: device_id }] }]),
    issuer: authority.subjectName,
    notBefore: new Date(Math.max(now.getTime() - CLOCK_SKEW_MS, authority.notBefore.getTime())),
    notAfter: new Date(Math.min(now.getTime() + validity_days * DAY_MS, authority.notAfter.getTime())),
    publicKey: key,
    signingKey: signingKeyOf(privateKey),
    signingAlgorithm: algorithmOf(privateKey),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([CLIENT_AUTHENTICATION]),
      new SubjectAlternativeNameExtension([{ type: 'url', value: `urn:uuid:${device_id}` }]),
      new CRLDistributionPointsExtension([revocation_list_url]),
      await SubjectKeyIdentifierExtension.create(key),
      await authorityKeyIdentifier(authority),
    ],
  });
  return factsOf('csr', new Certificate(Buffer.from(issued.rawData)));
}
