import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { AccessReview, List } from '../../../api/types.ts';

export interface ReviewFilter {
  readonly status?: readonly AccessReview['status'][];
  readonly asOf?: string;
}

export const reviewsQuery = (filter: ReviewFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['access-reviews', filter, cursor],
    queryFn: ({ signal }) => read<List<AccessReview>>('/access-reviews', { ...filter, cursor, limit: 50 }, signal),
  });
