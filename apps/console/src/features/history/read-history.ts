import { infiniteQueryOptions } from '@tanstack/react-query';
import { readAsset } from '../../api/asset-api.ts';
import { read } from '../../api/directory-api.ts';
import type { List } from '../../api/types.ts';
import type { Told } from './told.ts';

/** Which service keeps the thing. */
export type Teller = 'directory' | 'asset';

/** What happened to a thing (`/stores/ID`), newest first, a page at a time. Always all of it: the past folds what came later. */
export const historyQuery = (thing: string, teller: Teller = 'directory') =>
  infiniteQueryOptions({
    queryKey: ['history', thing],
    queryFn: ({ pageParam, signal }) =>
      (teller === 'asset' ? readAsset<List<Told>> : read<List<Told>>)(
        `${thing}/history`,
        { limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
