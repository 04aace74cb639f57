import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import type { CertificateFacts } from '../x509/read-certificate.ts';
import type { RevocationReason } from '../x509/revocation-reason.ts';

/** What proves who a device is, and which device has it. */
export interface Certificate {
  readonly authority_id: string;
  /** Hexadecimal, upper case, whole bytes. */
  readonly serial_number: string;
  readonly subject: string | null;
  readonly fingerprint_sha256: string | null;
  /** RFC 7638 of its public key. */
  readonly key_thumbprint: string | null;
  /** RFC 3339. */
  readonly not_before: string | null;
  readonly not_after: string | null;
  /** Who holds it: one device, or none. */
  readonly device_id: string | null;
  /** The certificate that it follows. */
  readonly renews: string | null;
  /** That it has expired is no state: time does that. */
  readonly status: 'active' | 'revoked';
  readonly revoked_at: string | null;
  readonly revocation_reason: RevocationReason | null;
  /** Null, like everything that only the certificate itself says, where no more than a list told of it. */
  readonly pem: string | null;
}

export const certificateAggregate: Aggregate<Certificate> = {
  kind: 'certificate',
  table: 'asset.certificate',
  schemaVersion: 1,
  columns: {
    authority_id: 'uuid',
    serial_number: 'text',
    subject: 'text',
    fingerprint_sha256: 'text',
    key_thumbprint: 'text',
    not_before: 'timestamptz',
    not_after: 'timestamptz',
    device_id: 'uuid',
    renews: 'uuid',
    status: 'text',
    revoked_at: 'timestamptz',
    revocation_reason: 'text',
    pem: 'text',
  },
  personal: [],
};

export type CertificateRow = StateRow<Certificate>;

const IN_FORCE = { status: 'active', revoked_at: null, revocation_reason: null } as const;

/** An authority of the tenant's signed it just now. */
export function certificateIssued(
  id: string,
  input: CertificateFacts & Pick<Certificate, 'authority_id' | 'renews'> & { readonly device_id: string },
  occasion: Occasion,
): Change<Certificate> {
  return beginning(id, 'certificate.issued', { ...input, ...IN_FORCE }, occasion);
}

export type RegisteredCertificate = Pick<Certificate, 'authority_id' | 'serial_number' | 'device_id'> &
  Partial<Certificate>;

/** It was there already, and is known from now on. */
export function certificateRegistered(
  id: string,
  input: RegisteredCertificate,
  occasion: Occasion,
): Change<Certificate> {
  const unknown = { subject: null, fingerprint_sha256: null, key_thumbprint: null, not_before: null, not_after: null };
  const state: Certificate = { ...unknown, pem: null, renews: null, ...IN_FORCE, ...input };
  return beginning(id, 'certificate.registered', state, occasion);
}

/** From now on this device holds it, and no other; null: none does. */
export function certificateBound(
  current: CertificateRow | null,
  deviceId: string | null,
  occasion: Occasion,
): Change<Certificate> | null {
  const certificate = inForce(current);
  const event = deviceId === null ? 'unbound' : certificate.device_id === null ? 'bound' : 'moved';
  const state = { ...fields(certificate), device_id: deviceId };
  return following(certificate, state, `certificate.${event}`, occasion);
}

/** For good. Who held it is still known. */
export function certificateRevoked(
  current: CertificateRow | null,
  { reason, at }: { readonly reason: RevocationReason; readonly at: string },
  occasion: Occasion,
): Change<Certificate> | null {
  const certificate = inForce(current);
  const state: Certificate = {
    ...fields(certificate),
    status: 'revoked',
    revoked_at: at,
    revocation_reason: reason,
  };
  return following(certificate, state, 'certificate.revoked', occasion);
}

function inForce(current: CertificateRow | null): CertificateRow {
  const certificate = existing(current, 'certificate');
  if (certificate.status === 'revoked')
    throw new CommandRefused('certificate_revoked', 'The certificate is revoked.', {
      words: { en: 'The certificate is revoked, for good.', ja: 'この証明書は失効済みです。元には戻せません。' },
    });
  return certificate;
}

function fields(certificate: CertificateRow): Certificate {
  return stateFields(certificateAggregate.columns, certificate);
}
