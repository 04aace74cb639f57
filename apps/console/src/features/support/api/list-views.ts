import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import { path } from '../../../api/paths.ts';
import type { List, SupportView } from '../../../api/types.ts';

/** What was looked at under a grant, newest first. */
export const viewsQuery = (grant: string, asOf: string | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['support-views', grant, asOf, cursor],
    queryFn: ({ signal }) =>
      read<List<SupportView>>(path`/support-grants/${grant}/views`, { asOf, cursor, limit: 50 }, signal),
  });
