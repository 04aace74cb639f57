import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { CertificateSource } from '@kiban/sdk';

/** RFC 9440 §2.1: one Byte Sequence (RFC 8941 §3.3.5) of the certificate's DER. A header that came twice is none. */
const BYTE_SEQUENCE = /^:([A-Za-z0-9+/]+={0,2}):$/;

/** The certificate that the client proved to hold; undefined when it showed none, or nothing that is one. */
export function clientCertificate(request: IncomingMessage, source: CertificateSource): X509Certificate | undefined {
  if (source === 'connection')
    return request.socket instanceof TLSSocket ? request.socket.getPeerX509Certificate() : undefined;
  const header = request.headers['client-cert'];
  const encoded = typeof header === 'string' ? BYTE_SEQUENCE.exec(header.trim())?.[1] : undefined;
  if (encoded === undefined) return undefined;
  try {
    return new X509Certificate(Buffer.from(encoded, 'base64'));
  } catch {
    return undefined; // what our proxy forwards and no certificate is: nobody has proven anything with it
  }
}
