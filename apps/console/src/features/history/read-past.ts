import { infiniteQueryOptions } from '@tanstack/react-query';
import { read } from '../../api/directory-api.ts';
import { path } from '../../api/paths.ts';
import type { List } from '../../api/types.ts';
import type { Told } from './told.ts';

/** Everything that happened to a store and in it: people, devices, certificates, seats. Newest first, a page at a time. */
export const storePastQuery = (storeId: string) =>
  infiniteQueryOptions({
    queryKey: ['past', storeId],
    queryFn: ({ pageParam, signal }) =>
      read<List<Told>>(path`/stores/${storeId}/past`, { limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
