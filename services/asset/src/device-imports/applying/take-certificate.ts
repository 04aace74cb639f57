import { randomUUIDv7 } from 'node:crypto';
import type { Change } from '@kiban/event-store';
import { CommandRefused, now, type Occasion } from '@kiban/service';
import {
  type Certificate,
  type CertificateRow,
  certificateBound,
  certificateRegistered,
} from '../../certificates/certificate.ts';
import {
  type Contradiction,
  type ContradictionRow,
  contradictionFound,
  contradictionOverruled,
  contradictionSeen,
  contradictionSettled,
  isSameAs,
} from '../../contradictions/contradiction.ts';
import type { ImportedRecord } from './known.ts';
import type { PlannedCertificate } from './plan-import.ts';

export interface CertificateFacts {
  readonly id: string;
  /** Null: it is not known yet. */
  readonly state: CertificateRow | null;
  readonly record: ImportedRecord | null;
  readonly contradictions: readonly ContradictionRow[];
  readonly import_name: string;
  readonly import_id: string;
  readonly occasion: Occasion;
}

export interface CertificateTaken {
  readonly change: Change<Certificate> | null;
  readonly contradictions: readonly Change<Contradiction>[];
  readonly proposed: Readonly<Record<string, string>>;
}

/**
 * What becomes of one certificate: it is known, and held by whom the lists say, unless they said so before or somebody decided.
 *
 * @throws CommandRefused `certificate_unknown` when an authority of the tenant's own should have issued it and did not,
 *   `certificate_revoked` when somebody else is to hold a revoked one.
 */
export function takeCertificate(planned: PlannedCertificate, facts: CertificateFacts): CertificateTaken {
  const { authority, holder_id, certificate } = planned;
  const { id, state, record, occasion } = facts;
  if (state === null && authority.source === 'own')
    throw new CommandRefused<'certificate_unknown'>(
      'certificate_unknown',
      `${authority.name} has issued no such certificate.`,
    );
  const { contradictions, isDecided } = disputes(planned, facts);
  const proposed: Record<string, string> = holder_id === null ? {} : { device_id: holder_id };
  if (state === null) {
    const { serial_number, subject, not_before, not_after } = certificate.certificate;
    const change = certificateRegistered(
      id,
      {
        ...{ authority_id: authority.id, serial_number, subject, device_id: holder_id },
        not_before: not_before === null ? null : `${not_before}T00:00:00Z`,
        not_after: not_after === null ? null : `${not_after}T23:59:59Z`,
      },
      occasion,
    );
    return { change, contradictions, proposed };
  }
  const isNews = holder_id !== null && record?.proposed.device_id !== holder_id;
  const change = isNews && !isDecided ? certificateBound(state, holder_id, occasion) : null;
  return { change, contradictions, proposed };
}

function disputes(
  { claims, holder_id }: PlannedCertificate,
  { id, state, record, contradictions, import_name, import_id }: CertificateFacts,
): { contradictions: Change<Contradiction>[]; isDecided: boolean } {
  const [row] = contradictions;
  if (claims.length === 0) {
    const settled = row === undefined || row.status === 'settled' ? null : contradictionSettled(row, now);
    return { contradictions: settled === null ? [] : [settled], isDecided: false };
  }
  const chosen = claims.find(({ value }) => value === holder_id) ?? null;
  if (row === undefined) {
    const about = { import_name, import_id, subject_kind: 'certificate', subject_id: id, subject_key: null } as const;
    const found = contradictionFound(randomUUIDv7(), { ...about, field: 'device_id', values: claims, chosen }, now);
    return { contradictions: [found], isDecided: false };
  }
  const proposed = record?.proposed.device_id;
  const edited = state !== null && proposed !== undefined && proposed !== state.device_id;
  const change =
    row.status === 'open' && edited && isSameAs(row, claims)
      ? contradictionOverruled(row, now)
      : contradictionSeen(row, { values: claims, chosen, import_id }, now);
  return { contradictions: change === null ? [] : [change], isDecided: row.decided_by !== null };
}
