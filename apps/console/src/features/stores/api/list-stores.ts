import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { List, Store } from '../../../api/types.ts';

export interface StoreFilter {
  readonly q?: string;
  readonly status?: readonly Store['status'][];
  /** With everything below it. */
  readonly unit_id?: string;
  readonly corporation_id?: string;
  readonly sort?: string;
  readonly asOf?: string;
}

export function readStores(
  filter: StoreFilter,
  page: { readonly limit: number; readonly cursor?: string | undefined },
  signal: AbortSignal,
): Promise<List<Store>> {
  return read<List<Store>>('/stores', { ...filter, ...page }, signal);
}

export const storesQuery = (filter: StoreFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['stores', filter, cursor],
    queryFn: ({ signal }) => readStores(filter, { limit: 50, cursor }, signal),
  });
