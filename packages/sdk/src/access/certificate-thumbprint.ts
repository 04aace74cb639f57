import { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';

/**
 * Where certificates of clients come from (RFC 8705): the connection itself, when this server ends TLS; or the header
 * `Client-Cert` (RFC 9440) that a proxy of your own writes, and takes away from what strangers send (§4).
 */
export type CertificateSource = 'connection' | 'client_cert_header';

/** RFC 9440 §2.1: one Byte Sequence of the certificate’s DER. */
const BYTE_SEQUENCE = /^:([A-Za-z0-9+/]+={0,2}):$/;

/** SHA-256 of the certificate that a client proved to hold, base64url (RFC 8705 §3.1); undefined when it showed none. */
export function certificateThumbprint(
  source: CertificateSource,
  { socket, header }: { readonly socket: unknown; readonly header: string | undefined },
): string | undefined {
  const certificate = source === 'connection' ? ofConnection(socket) : ofHeader(header);
  return certificate === undefined
    ? undefined
    : Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
}

function ofConnection(socket: unknown): X509Certificate | undefined {
  return socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
}

function ofHeader(header: string | undefined): X509Certificate | undefined {
  const encoded = BYTE_SEQUENCE.exec(header?.trim() ?? '')?.[1];
  if (encoded === undefined) return undefined;
  try {
    return new X509Certificate(Buffer.from(encoded, 'base64'));
  } catch {
    return undefined; // no certificate: nobody has proven anything with it
  }
}
