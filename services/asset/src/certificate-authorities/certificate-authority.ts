import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import type { CertificateFacts } from '../x509/read-certificate.ts';

/** own: made here; imported: its key was brought here; external: it signs elsewhere, what it issued is known here. */
export const AUTHORITY_SOURCES = ['own', 'imported', 'external'] as const;
export const AUTHORITY_STATUSES = ['active', 'retired'] as const;

/** What certificates come from. Its private key is no part of this (`authority-keys.ts`). */
export interface CertificateAuthority {
  readonly name: string;
  readonly source: (typeof AUTHORITY_SOURCES)[number];
  readonly subject: string;
  readonly certificate_pem: string;
  /** The certificates above it, in order. */
  readonly chain_pem: string | null;
  readonly fingerprint_sha256: string;
  /** RFC 3339. */
  readonly not_before: string;
  readonly not_after: string;
  readonly status: (typeof AUTHORITY_STATUSES)[number];
}

export const certificateAuthorityAggregate: Aggregate<CertificateAuthority> = {
  kind: 'certificate_authority',
  table: 'asset.certificate_authority',
  schemaVersion: 1,
  columns: {
    name: 'text',
    source: 'text',
    subject: 'text',
    certificate_pem: 'text',
    chain_pem: 'text',
    fingerprint_sha256: 'text',
    not_before: 'timestamptz',
    not_after: 'timestamptz',
    status: 'text',
  },
  personal: [],
};

export type AuthorityRow = StateRow<CertificateAuthority>;

export interface AuthorityInput extends Pick<CertificateAuthority, 'name' | 'source' | 'chain_pem'> {
  readonly certificate: CertificateFacts;
}

export function authorityCreated(id: string, input: AuthorityInput, occasion: Occasion): Change<CertificateAuthority> {
  const { name, source, chain_pem, certificate } = input;
  const { subject, fingerprint_sha256, not_before, not_after, pem } = certificate;
  const state: CertificateAuthority = {
    ...{ name, source, subject, certificate_pem: pem, chain_pem, fingerprint_sha256, not_before, not_after },
    status: 'active',
  };
  const event = source === 'own' ? 'created' : source === 'imported' ? 'imported' : 'registered';
  return beginning(id, `certificate_authority.${event}`, state, occasion);
}

export function authorityChanged(
  current: AuthorityRow | null,
  input: Partial<Pick<CertificateAuthority, 'name'>>,
  occasion: Occasion,
): Change<CertificateAuthority> | null {
  const authority = inUse(current);
  return following(authority, { ...fields(authority), ...input }, 'certificate_authority.changed', occasion);
}

/** It issues nothing more. What it issued stays as it is, and its revocation list goes on. */
export function authorityRetired(
  current: AuthorityRow | null,
  occasion: Occasion,
): Change<CertificateAuthority> | null {
  const authority = inUse(current);
  return following(authority, { ...fields(authority), status: 'retired' }, 'certificate_authority.retired', occasion);
}

function inUse(current: AuthorityRow | null): AuthorityRow {
  const authority = existing(current, 'certificate authority');
  if (authority.status === 'retired')
    throw new CommandRefused('already_closed', 'The authority is retired.', {
      words: { en: 'The authority is retired, for good.', ja: 'この認証局は廃止済みです。' },
    });
  return authority;
}

function fields(authority: AuthorityRow): CertificateAuthority {
  return stateFields(certificateAuthorityAggregate.columns, authority);
}
