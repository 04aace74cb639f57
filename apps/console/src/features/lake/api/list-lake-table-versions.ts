import { infiniteQueryOptions } from '@tanstack/react-query';
import { readDelivery } from '../../../api/delivery-api.ts';
import { path } from '../../../api/paths.ts';
import type { LakeTableVersion } from './lake-table.ts';

interface Versions {
  readonly items: readonly LakeTableVersion[];
  readonly next_cursor: string | null;
}

export const lakeTableVersionsQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: ['lake-tables', name, 'versions'],
    queryFn: ({ signal, pageParam }) =>
      readDelivery<Versions>(path`/lake/tables/${name}/versions`, { limit: 20, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
