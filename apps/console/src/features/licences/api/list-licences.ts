import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Licence } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

export interface LicenceFilter {
  readonly product?: string;
  readonly status?: readonly Licence['status'][];
  readonly period?: readonly Licence['period'][];
  readonly ends_before?: string;
  readonly sort?: string;
  readonly asOf?: string;
}

export const licencesQuery = (filter: LicenceFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['licences', filter, cursor],
    queryFn: ({ signal }) => readAsset<List<Licence>>('/licences', { ...filter, limit: 50, cursor }, signal),
  });
