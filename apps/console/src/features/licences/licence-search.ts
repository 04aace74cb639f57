import type { Licence } from '../../api/asset-types.ts';
import { one, oneOf, someOf, whole } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { LicenceFilter } from './api/list-licences.ts';

const sorts = ['product', '-product', 'ends_at', '-ends_at', 'valid_from', '-valid_from'] as const;
export const licenceStates: readonly Licence['status'][] = ['active', 'suspended', 'ended'];
export const licencePeriods: readonly Licence['period'][] = ['upcoming', 'running', 'lapsed'];

export interface LicenceSearch extends Place {
  readonly product?: string | undefined;
  readonly status?: readonly Licence['status'][] | undefined;
  readonly period?: readonly Licence['period'][] | undefined;
  /** Ends within so many days from the moment looked at. */
  readonly ending?: number | undefined;
  readonly sort?: string | undefined;
}

/** The filters of the list of licences, from the address. */
export function licenceSearch(search: Readonly<Record<string, unknown>>): LicenceSearch {
  return {
    product: one(search.product, 63),
    status: someOf(search.status, licenceStates),
    period: someOf(search.period, licencePeriods),
    ending: whole(search.ending),
    sort: oneOf(search.sort, sorts),
    ...placeFrom(search),
  };
}

const HOUR_MS = 3_600_000;

/** What the API is asked for. Without a choice: what has not ended. Days are counted from the moment looked at. */
export function licenceFilter(
  { product, status, period, ending, sort }: LicenceSearch,
  asOf: string | undefined,
  moment: string | undefined,
): LicenceFilter {
  const from = moment === undefined ? Math.floor(Date.now() / HOUR_MS) * HOUR_MS : Date.parse(moment);
  return {
    product,
    status: status ?? ['active', 'suspended'],
    period: period ?? (ending === undefined ? undefined : ['running']),
    ends_before: ending === undefined ? undefined : new Date(from + ending * 24 * HOUR_MS).toISOString(),
    sort: sort ?? 'product',
    asOf,
  };
}

export function isFiltered({ product, status, period, ending }: LicenceSearch): boolean {
  return Boolean(product || status || period || ending);
}
