import { X509Certificate } from 'node:crypto';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';

/** Certificates between an authenticator's and its maker's own, at most. */
const LONGEST_CHAIN = 6;

/**
 * Whether the statement's certificates lead to a maker whose word counts (WebAuthn §7.1, step "assess the attestation
 * trustworthiness"). The statement's signature was verified before. Nothing is fetched: revocation is the operator's to follow,
 * by the list of models.
 *
 * @param roots PEM.
 */
export function isAttested(attestationObject: Uint8Array, roots: readonly string[]): boolean {
  const bytes = Uint8Array.from(attestationObject);
  const chain = decodeAttestationObject(bytes).get('attStmt').get('x5c') ?? [];
  if (chain.length === 0 || chain.length > LONGEST_CHAIN) return false;
  const [leaf, ...others] = chain.map((certificate) => new X509Certificate(certificate));
  return (
    leaf !== undefined &&
    leadsTo(
      leaf,
      others,
      roots.map((root) => new X509Certificate(root)),
    )
  );
}

function leadsTo(
  certificate: X509Certificate,
  [next, ...others]: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): boolean {
  if (!isValidNow(certificate)) return false;
  if (roots.some((root) => isValidNow(root) && (isSame(root, certificate) || isIssuedBy(certificate, root))))
    return true;
  return next?.ca === true && isIssuedBy(certificate, next) && leadsTo(next, others, roots);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.fingerprint256 === other.fingerprint256;
}

function isValidNow({ validFromDate, validToDate }: X509Certificate): boolean {
  const now = new Date();
  return validFromDate <= now && now <= validToDate;
}
