import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { List, ReviewItem } from '../../../api/types.ts';

export interface ItemFilter {
  readonly decision?: readonly ReviewItem['decision'][];
  readonly asOf?: string;
}

export const itemsQuery = (review: string, filter: ItemFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['review-items', review, filter, cursor],
    queryFn: ({ signal }) =>
      read<List<ReviewItem>>(path`/access-reviews/${review}/items`, { ...filter, cursor, limit: 50 }, signal),
  });
