import type { Contradiction } from '../../api/asset-types.ts';
import { one, someOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { ContradictionFilter } from './api/list-contradictions.ts';

export const contradictionStates: readonly Contradiction['status'][] = ['open', 'decided', 'settled'];
export const contradictionFields: readonly Contradiction['field'][] = [
  'store_id',
  'device_id',
  'name',
  'device_type',
  'manufacturer',
  'model',
  'serial_number',
  'asset_tag',
  'note',
  'status',
];

export interface ContradictionSearch extends Place {
  readonly status?: readonly Contradiction['status'][] | undefined;
  readonly field?: readonly Contradiction['field'][] | undefined;
  readonly store_id?: string | undefined;
}

/** The filters of the list, from the address. */
export function contradictionSearch(search: Readonly<Record<string, unknown>>): ContradictionSearch {
  return {
    status: someOf(search.status, contradictionStates),
    field: someOf(search.field, contradictionFields),
    store_id: one(search.store_id),
    ...placeFrom(search),
  };
}

/** What the API is asked for. Without a choice: what is to be decided. */
export function contradictionFilter(search: ContradictionSearch, asOf: string | undefined): ContradictionFilter {
  const { status, field, store_id } = search;
  return { status: status ?? ['open'], field, store_id, asOf };
}

export function isFiltered({ status, field, store_id }: ContradictionSearch): boolean {
  return Boolean(status || field || store_id);
}
