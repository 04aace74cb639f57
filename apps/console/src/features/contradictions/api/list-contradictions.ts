import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Contradiction } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

export interface ContradictionFilter {
  readonly status?: readonly Contradiction['status'][];
  readonly field?: readonly Contradiction['field'][];
  readonly subject_id?: string;
  readonly store_id?: string;
  readonly sort?: string;
  readonly asOf?: string;
}

export const contradictionsQuery = (filter: ContradictionFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['contradictions', filter, cursor],
    queryFn: ({ signal }) =>
      readAsset<List<Contradiction>>('/contradictions', { ...filter, limit: 50, cursor }, signal),
  });
