import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/directory-api.ts';
import type { SearchHit } from '../api/types.ts';

export const searchQuery = (q: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['search', q, asOf],
    queryFn: ({ signal }) => read<{ items: readonly SearchHit[] }>('/search', { q, limit: 12, asOf }, signal),
    enabled: q !== '',
  });
