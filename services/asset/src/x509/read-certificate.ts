import { X509Certificate } from 'node:crypto';
import * as library from './library.ts';
import { pemBlocks } from './pem.ts';
import { thumbprintOf } from './public-key.ts';
import { readable, refused } from './refused.ts';

/** What a certificate says, as it is kept. */
export interface CertificateFacts {
  /** Hexadecimal, upper case, whole bytes. */
  readonly serial_number: string;
  readonly subject: string;
  /** SHA-256 of its DER, hexadecimal, lower case. */
  readonly fingerprint_sha256: string;
  /** RFC 7638, SHA-256, base64url. */
  readonly key_thumbprint: string;
  /** RFC 3339, UTC, whole seconds. */
  readonly not_before: string;
  readonly not_after: string;
  readonly pem: string;
}

const UNREADABLE = { en: 'This is no certificate.', ja: '証明書として読み取れません。' };

/** @throws Problem 400 unless the text is one certificate in PEM. */
export function readCertificate(field: string, pem: string): X509Certificate {
  const [certificate] = readCertificates(field, pem, 1);
  if (certificate === undefined) throw refused(field, 'unreadable', UNREADABLE);
  return certificate;
}

/** @throws Problem 400 unless the text is one to `most` certificates in PEM. */
export function readCertificates(field: string, pem: string, most: number): X509Certificate[] {
  const blocks = pemBlocks(field, pem, ['CERTIFICATE'], most);
  return readable(field, UNREADABLE, () => blocks.map((der) => new X509Certificate(der)));
}

/** @throws Problem 400 when it holds a key or a time that nothing here can read. */
export function factsOf(field: string, certificate: X509Certificate): CertificateFacts {
  return readable(field, UNREADABLE, () => ({
    serial_number: normalSerialNumber(certificate.serialNumber),
    subject: subjectOf(certificate),
    fingerprint_sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    key_thumbprint: thumbprintOf(certificate.publicKey),
    not_before: timeText(certificate.validFromDate),
    not_after: timeText(certificate.validToDate),
    pem: certificate.toString(),
  }));
}

/** As text of one line (RFC 4514): `CN=…, O=…`. */
function subjectOf({ raw }: X509Certificate): string {
  return new library.X509Certificate(raw).subject.replace(/\p{Cc}|\p{Cs}/gu, '\ufffd');
}

/** The one form of a serial number, however it was written: `00:ab:1` → `0AB1`. */
export function normalSerialNumber(text: string): string {
  const digits = text.replace(/[\s:]/g, '').toUpperCase().replace(/^0+/, '');
  return digits === '' ? '00' : digits.length % 2 === 0 ? digits : `0${digits}`;
}

/** RFC 3339 as the database writes it, of a time that has whole seconds only (RFC 5280 §4.1.2.5). */
export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
