import { queryOptions } from '@tanstack/react-query';
import { readDelivery } from '../../../api/delivery-api.ts';
import { path } from '../../../api/paths.ts';
import type { LakeTable } from './lake-table.ts';

export const lakeTableQuery = (name: string) =>
  queryOptions({
    queryKey: ['lake-tables', name],
    queryFn: ({ signal }) => readDelivery<LakeTable>(path`/lake/tables/${name}`, {}, signal),
  });
