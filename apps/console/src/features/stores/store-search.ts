import type { Store } from '../../api/types.ts';
import { one, oneOf, someOf } from '../../routing/address-bar.ts';
import { type Place, placeFrom } from '../lists/paging.ts';
import type { StoreFilter } from './api/list-stores.ts';

const sorts = ['name', '-name', 'code', '-code', 'valid_from', '-valid_from'] as const;
export const storeStates: readonly Store['status'][] = ['open', 'closed'];

export type StoreSearch = Omit<StoreFilter, 'asOf'> & Place;

/** The filters of the list of stores, from the address. */
export function storeSearch(search: Readonly<Record<string, unknown>>): StoreSearch {
  return {
    q: one(search.q),
    status: someOf(search.status, storeStates),
    unit_id: one(search.unit_id),
    corporation_id: one(search.corporation_id),
    sort: oneOf(search.sort, sorts),
    ...placeFrom(search),
  };
}

/** What the API is asked for. Without a choice: the stores that are open, by name. */
export function storeFilter({ cursor, skipped, ...filter }: StoreSearch, asOf: string | undefined): StoreFilter {
  return { ...filter, sort: filter.sort ?? 'name', asOf };
}
