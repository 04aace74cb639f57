import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Contradiction } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export const contradictionQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['contradiction', id, asOf],
    queryFn: ({ signal }) => readAsset<Contradiction>(path`/contradictions/${id}`, { asOf }, signal),
  });
