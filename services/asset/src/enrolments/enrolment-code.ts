import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, following, type Occasion, stateFields } from '@kiban/service';

/** A code that lets one device enrol once. */
export interface EnrolmentCode {
  readonly device_id: string;
  /** Hex: what is kept of it. */
  readonly code_hash: string;
  /** RFC 3339. */
  readonly expires_at: string;
  readonly status: 'open' | 'used' | 'revoked';
}

export const enrolmentCodeAggregate: Aggregate<EnrolmentCode> = {
  kind: 'enrolment_code',
  table: 'asset.enrolment_code',
  schemaVersion: 1,
  columns: { device_id: 'uuid', code_hash: 'text', expires_at: 'timestamptz', status: 'text' },
  personal: [],
};

export type EnrolmentCodeRow = StateRow<EnrolmentCode>;

export function codeIssued(id: string, code: Omit<EnrolmentCode, 'status'>, occasion: Occasion): Change<EnrolmentCode> {
  return beginning(id, 'enrolment_code.issued', { ...code, status: 'open' }, occasion);
}

export function codeUsed(code: EnrolmentCodeRow, occasion: Occasion): Change<EnrolmentCode> | null {
  return following(code, { ...fields(code), status: 'used' }, 'enrolment_code.used', occasion);
}

/** Another one took its place, or its device is no more to be enrolled. */
export function codeRevoked(code: EnrolmentCodeRow, occasion: Occasion): Change<EnrolmentCode> | null {
  return following(code, { ...fields(code), status: 'revoked' }, 'enrolment_code.revoked', occasion);
}

function fields(code: EnrolmentCodeRow): EnrolmentCode {
  return stateFields(enrolmentCodeAggregate.columns, code);
}
