import { infiniteQueryOptions } from '@tanstack/react-query';
import { read } from '../../api/directory-api.ts';
import type { HistoryEntry, List } from '../../api/types.ts';

/** What happened to a thing (`/stores/ID`), newest first, a page at a time. Always all of it: the past folds what came later. */
export const historyQuery = (thing: string) =>
  infiniteQueryOptions({
    queryKey: ['history', thing],
    queryFn: ({ pageParam, signal }) =>
      read<List<HistoryEntry>>(`${thing}/history`, { limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
