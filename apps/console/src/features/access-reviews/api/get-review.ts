import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { AccessReview } from '../../../api/types.ts';

export const reviewQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['access-review', id, asOf],
    queryFn: ({ signal }) => read<AccessReview>(path`/access-reviews/${id}`, { asOf }, signal),
  });
