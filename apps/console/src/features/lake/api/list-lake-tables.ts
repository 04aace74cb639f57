import { queryOptions } from '@tanstack/react-query';
import { readDelivery } from '../../../api/delivery-api.ts';
import type { LakeTableStanding } from './lake-table.ts';

/** How often freshness is asked again while somebody looks. */
export const REFRESH_MS = 10_000;

export const lakeTablesQuery = queryOptions({
  queryKey: ['lake-tables'],
  queryFn: ({ signal }) => readDelivery<{ readonly items: readonly LakeTableStanding[] }>('/lake/tables', {}, signal),
});
