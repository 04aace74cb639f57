import type { Certificate } from '../../api/asset-types.ts';
import { one, oneOf, someOf, whole } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { CertificateFilter } from './api/list-certificates.ts';
import { isSerialNumber, plainSerial } from './serial-number.ts';

const sorts = ['not_after', '-not_after', 'serial_number', '-serial_number', 'valid_from', '-valid_from'] as const;
export const certificateStates: readonly Certificate['status'][] = ['active', 'expired', 'revoked'];

export interface CertificateSearch extends Place {
  /** As it was typed. */
  readonly serial?: string | undefined;
  readonly status?: readonly Certificate['status'][] | undefined;
  readonly authority_id?: string | undefined;
  readonly store_id?: string | undefined;
  readonly unit_id?: string | undefined;
  /** Ends within so many days from the moment looked at. */
  readonly expiring?: number | undefined;
  readonly sort?: string | undefined;
}

/** The filters of the list of certificates, from the address. */
export function certificateSearch(search: Readonly<Record<string, unknown>>): CertificateSearch {
  return {
    serial: one(search.serial, 100),
    status: someOf(search.status, certificateStates),
    authority_id: one(search.authority_id),
    store_id: one(search.store_id),
    unit_id: one(search.unit_id),
    expiring: whole(search.expiring),
    sort: oneOf(search.sort, sorts),
    ...placeFrom(search),
  };
}

const DAY_MS = 86_400_000;

/**
 * What the API is asked for. Days are counted from the moment looked at; the address holds no moment of its own, and the
 * hour is enough, so that a page asks the same question twice in a row.
 */
export function certificateFilter(
  search: CertificateSearch,
  asOf: string | undefined,
  moment: string | undefined,
): CertificateFilter {
  const { serial, status, authority_id, store_id, unit_id, expiring, sort } = search;
  const from = moment === undefined ? Math.floor(Date.now() / 3_600_000) * 3_600_000 : Date.parse(moment);
  return {
    serial_number: serial !== undefined && isSerialNumber(serial) ? plainSerial(serial) : undefined,
    status: status ?? (expiring === undefined ? undefined : ['active']),
    authority_id,
    store_id,
    unit_id,
    expires_before: expiring === undefined ? undefined : new Date(from + expiring * DAY_MS).toISOString(),
    sort: sort ?? 'not_after',
    asOf,
  };
}

export function isFiltered({ serial, status, authority_id, store_id, unit_id, expiring }: CertificateSearch): boolean {
  return Boolean(serial || status || authority_id || store_id || unit_id || expiring);
}
