import type { ProvenRequest } from '../token/proven-request.ts';
import { type CertificateSource, certificateThumbprint } from './certificate-thumbprint.ts';

/** A request as any framework has it. */
export interface AskedFor {
  readonly method: string;
  /** As the client wrote it, as far as the framework knows: with origin. */
  readonly url: string;
  readonly header: (name: string) => string | undefined;
  /** Of the connection; undefined: not known. */
  readonly socket: unknown;
}

export interface ProofOptions {
  /** Where clients reach the product, when proxies stand between: proofs of keys name it (RFC 9449 §4.2). */
  readonly origin?: string | undefined;
  /** Where certificates come from that tokens are bound to; default `connection`. */
  readonly certificates?: CertificateSource | undefined;
}

/** What a request proves beside its token, for `AccessTokenVerifier.verify`: a key (RFC 9449), a certificate (RFC 8705). */
export function provenRequest(
  asked: AskedFor,
  scheme: 'Bearer' | 'DPoP',
  { origin, certificates = 'connection' }: ProofOptions,
): ProvenRequest {
  const address = URL.parse(asked.url); // null: what the client wrote as its host is none, and no proof names it
  return {
    method: asked.method,
    url: address === null ? '' : `${origin ?? address.origin}${address.pathname}`,
    proof: scheme === 'DPoP' ? asked.header('dpop') : undefined,
    certificate_thumbprint: certificateThumbprint(certificates, {
      socket: asked.socket,
      header: asked.header('client-cert'),
    }),
  };
}
