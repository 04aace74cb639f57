import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { Corporation, List } from '../../../api/types.ts';
import { everyPage } from '../../lists/every-page.ts';

/** Every corporation of the tenant: there are few. */
export const corporationsQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['corporations', { asOf }],
    queryFn: ({ signal }): Promise<readonly Corporation[]> =>
      everyPage((cursor) => read<List<Corporation>>('/corporations', { limit: 200, asOf, cursor }, signal)),
  });
